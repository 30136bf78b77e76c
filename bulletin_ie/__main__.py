"""``python -m bulletin_ie`` runs the command line."""

from bulletin_ie.cli import main

if __name__ == "__main__":
    main()
