"""The long run is no test; it needs atheris, which `make fuzz` installs."""

collect_ignore = ["long_run.py"]
