CREATE TABLE bulletin_ie_schema (
    version INTEGER NOT NULL,
    PRIMARY KEY (version)
);
CREATE TABLE bulletins (
    id VARCHAR(64) NOT NULL,
    source TEXT,
    published DATE,
    published_from TEXT,
    publication_title TEXT,
    publication_issue TEXT,
    publication_page TEXT,
    locality_code TEXT,
    locality_name TEXT,
    text_sha256 TEXT NOT NULL,
    schema_version TEXT NOT NULL,
    ruleset_version TEXT NOT NULL,
    complete BOOLEAN NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX ix_bulletins_source ON bulletins (source);
CREATE TABLE officials (
    id VARCHAR(64) NOT NULL,
    name TEXT NOT NULL,
    locality TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX ix_officials_name ON officials (name);
CREATE TABLE people (
    id VARCHAR(64) NOT NULL,
    name TEXT NOT NULL,
    locality TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX ix_people_name ON people (name);
CREATE TABLE articles (
    id VARCHAR(64) NOT NULL,
    bulletin_id VARCHAR(64) NOT NULL,
    position INTEGER NOT NULL,
    dateline TEXT,
    body TEXT NOT NULL,
    span_start INTEGER,
    span_end INTEGER,
    PRIMARY KEY (id),
    FOREIGN KEY(bulletin_id) REFERENCES bulletins (id)
);
CREATE INDEX ix_articles_bulletin_id ON articles (bulletin_id);
CREATE TABLE diagnostics (
    bulletin_id VARCHAR(64) NOT NULL,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    span_start INTEGER,
    span_end INTEGER,
    PRIMARY KEY (bulletin_id, position),
    FOREIGN KEY(bulletin_id) REFERENCES bulletins (id)
);
CREATE TABLE bylines (
    article_id VARCHAR(64) NOT NULL,
    position INTEGER NOT NULL,
    bulletin_id VARCHAR(64) NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    span_start INTEGER,
    span_end INTEGER,
    PRIMARY KEY (article_id, position),
    FOREIGN KEY(article_id) REFERENCES articles (id),
    FOREIGN KEY(bulletin_id) REFERENCES bulletins (id)
);
CREATE INDEX ix_bylines_bulletin_id ON bylines (bulletin_id);
CREATE INDEX ix_bylines_name ON bylines (name);
CREATE TABLE events (
    id VARCHAR(64) NOT NULL,
    bulletin_id VARCHAR(64) NOT NULL,
    article_id VARCHAR(64) NOT NULL,
    parent_id TEXT,
    position INTEGER NOT NULL,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    trigger_text TEXT,
    name TEXT,
    date_text TEXT,
    date_type TEXT,
    timex TEXT,
    date_interval TEXT,
    date_mod TEXT,
    first_day DATE,
    last_day DATE,
    start_time TIME,
    end_time TIME,
    granularity TEXT,
    part_of_day TEXT,
    year_from TEXT,
    period TEXT,
    span_start INTEGER,
    span_end INTEGER,
    rule TEXT,
    confidence NUMERIC,
    PRIMARY KEY (id),
    FOREIGN KEY(bulletin_id) REFERENCES bulletins (id),
    FOREIGN KEY(article_id) REFERENCES articles (id)
);
CREATE INDEX ix_events_bulletin_id ON events (bulletin_id);
CREATE INDEX ix_events_first_day ON events (first_day);
CREATE INDEX ix_events_last_day ON events (last_day);
CREATE INDEX ix_events_name ON events (name);
CREATE TABLE headlines (
    article_id VARCHAR(64) NOT NULL,
    position INTEGER NOT NULL,
    bulletin_id VARCHAR(64) NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    span_start INTEGER,
    span_end INTEGER,
    PRIMARY KEY (article_id, position),
    FOREIGN KEY(article_id) REFERENCES articles (id),
    FOREIGN KEY(bulletin_id) REFERENCES bulletins (id)
);
CREATE INDEX ix_headlines_bulletin_id ON headlines (bulletin_id);
CREATE TABLE appointments (
    id VARCHAR(64) NOT NULL,
    bulletin_id VARCHAR(64) NOT NULL,
    event_id VARCHAR(64) NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    canonical TEXT,
    capacity TEXT NOT NULL,
    change_type TEXT NOT NULL,
    span_start INTEGER,
    span_end INTEGER,
    rule TEXT,
    confidence NUMERIC,
    PRIMARY KEY (id),
    FOREIGN KEY(bulletin_id) REFERENCES bulletins (id),
    FOREIGN KEY(event_id) REFERENCES events (id)
);
CREATE INDEX ix_appointments_bulletin_id ON appointments (bulletin_id);
CREATE INDEX ix_appointments_event_id ON appointments (event_id);
CREATE INDEX ix_appointments_name ON appointments (name);
CREATE TABLE counts (
    id VARCHAR(64) NOT NULL,
    bulletin_id VARCHAR(64) NOT NULL,
    event_id VARCHAR(64) NOT NULL,
    position INTEGER NOT NULL,
    value NUMERIC NOT NULL,
    value_max NUMERIC,
    unit TEXT NOT NULL,
    object TEXT NOT NULL,
    kind TEXT NOT NULL,
    action TEXT,
    qualifier TEXT NOT NULL,
    span_start INTEGER,
    span_end INTEGER,
    rule TEXT,
    confidence NUMERIC,
    PRIMARY KEY (id),
    FOREIGN KEY(bulletin_id) REFERENCES bulletins (id),
    FOREIGN KEY(event_id) REFERENCES events (id)
);
CREATE INDEX ix_counts_bulletin_id ON counts (bulletin_id);
CREATE INDEX ix_counts_event_id ON counts (event_id);
CREATE TABLE deadlines (
    id VARCHAR(64) NOT NULL,
    bulletin_id VARCHAR(64) NOT NULL,
    event_id VARCHAR(64) NOT NULL,
    position INTEGER NOT NULL,
    task TEXT NOT NULL,
    when_text TEXT NOT NULL,
    timex TEXT,
    bound TEXT NOT NULL,
    last_day DATE,
    last_time TIME,
    responsible TEXT,
    span_start INTEGER,
    span_end INTEGER,
    rule TEXT,
    confidence NUMERIC,
    PRIMARY KEY (id),
    FOREIGN KEY(bulletin_id) REFERENCES bulletins (id),
    FOREIGN KEY(event_id) REFERENCES events (id)
);
CREATE INDEX ix_deadlines_bulletin_id ON deadlines (bulletin_id);
CREATE INDEX ix_deadlines_event_id ON deadlines (event_id);
CREATE INDEX ix_deadlines_last_day ON deadlines (last_day);
CREATE TABLE mentions (
    bulletin_id VARCHAR(64) NOT NULL,
    position INTEGER NOT NULL,
    article_id VARCHAR(64),
    event_id VARCHAR(64),
    item_id TEXT,
    kind TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (bulletin_id, position),
    FOREIGN KEY(bulletin_id) REFERENCES bulletins (id),
    FOREIGN KEY(article_id) REFERENCES articles (id),
    FOREIGN KEY(event_id) REFERENCES events (id)
);
CREATE INDEX ix_mentions_event_id ON mentions (event_id);
CREATE TABLE participations (
    id VARCHAR(64) NOT NULL,
    bulletin_id VARCHAR(64) NOT NULL,
    event_id VARCHAR(64) NOT NULL,
    position INTEGER NOT NULL,
    official_id VARCHAR(64),
    person_id VARCHAR(64),
    name TEXT NOT NULL,
    side TEXT,
    span_start INTEGER,
    span_end INTEGER,
    rule TEXT,
    confidence NUMERIC,
    PRIMARY KEY (id),
    FOREIGN KEY(bulletin_id) REFERENCES bulletins (id),
    FOREIGN KEY(event_id) REFERENCES events (id),
    FOREIGN KEY(official_id) REFERENCES officials (id),
    FOREIGN KEY(person_id) REFERENCES people (id)
);
CREATE INDEX ix_participations_bulletin_id ON participations (bulletin_id);
CREATE INDEX ix_participations_event_id ON participations (event_id);
CREATE INDEX ix_participations_name ON participations (name);
CREATE INDEX ix_participations_official_id ON participations (official_id);
CREATE INDEX ix_participations_person_id ON participations (person_id);
CREATE TABLE places (
    id VARCHAR(64) NOT NULL,
    bulletin_id VARCHAR(64) NOT NULL,
    event_id VARCHAR(64) NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    kind TEXT NOT NULL,
    division_code TEXT,
    division_name TEXT,
    division_level TEXT,
    span_start INTEGER,
    span_end INTEGER,
    rule TEXT,
    confidence NUMERIC,
    PRIMARY KEY (id),
    FOREIGN KEY(bulletin_id) REFERENCES bulletins (id),
    FOREIGN KEY(event_id) REFERENCES events (id)
);
CREATE INDEX ix_places_bulletin_id ON places (bulletin_id);
CREATE INDEX ix_places_event_id ON places (event_id);
CREATE INDEX ix_places_name ON places (name);
CREATE TABLE topics (
    event_id VARCHAR(64) NOT NULL,
    position INTEGER NOT NULL,
    bulletin_id VARCHAR(64) NOT NULL,
    label TEXT NOT NULL,
    rule TEXT,
    confidence NUMERIC,
    PRIMARY KEY (event_id, position),
    FOREIGN KEY(event_id) REFERENCES events (id),
    FOREIGN KEY(bulletin_id) REFERENCES bulletins (id)
);
CREATE INDEX ix_topics_bulletin_id ON topics (bulletin_id);
CREATE TABLE roles (
    participation_id VARCHAR(64) NOT NULL,
    position INTEGER NOT NULL,
    bulletin_id VARCHAR(64) NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (participation_id, position),
    FOREIGN KEY(participation_id) REFERENCES participations (id),
    FOREIGN KEY(bulletin_id) REFERENCES bulletins (id)
);
CREATE INDEX ix_roles_bulletin_id ON roles (bulletin_id);
CREATE TABLE statements (
    id VARCHAR(64) NOT NULL,
    bulletin_id VARCHAR(64) NOT NULL,
    event_id VARCHAR(64) NOT NULL,
    position INTEGER NOT NULL,
    speaker TEXT NOT NULL,
    speaker_kind TEXT NOT NULL,
    participation_id VARCHAR(64),
    verb TEXT NOT NULL,
    text TEXT NOT NULL,
    span_start INTEGER,
    span_end INTEGER,
    rule TEXT,
    confidence NUMERIC,
    PRIMARY KEY (id),
    FOREIGN KEY(bulletin_id) REFERENCES bulletins (id),
    FOREIGN KEY(event_id) REFERENCES events (id),
    FOREIGN KEY(participation_id) REFERENCES participations (id)
);
CREATE INDEX ix_statements_bulletin_id ON statements (bulletin_id);
CREATE INDEX ix_statements_event_id ON statements (event_id);
CREATE TABLE titles (
    participation_id VARCHAR(64) NOT NULL,
    position INTEGER NOT NULL,
    bulletin_id VARCHAR(64) NOT NULL,
    text TEXT NOT NULL,
    body TEXT,
    post TEXT,
    canonical TEXT,
    capacity TEXT NOT NULL,
    is_group BOOLEAN NOT NULL,
    span_start INTEGER,
    span_end INTEGER,
    PRIMARY KEY (participation_id, position),
    FOREIGN KEY(participation_id) REFERENCES participations (id),
    FOREIGN KEY(bulletin_id) REFERENCES bulletins (id)
);
CREATE INDEX ix_titles_bulletin_id ON titles (bulletin_id);
INSERT INTO bulletin_ie_schema VALUES (1);
INSERT INTO bulletins VALUES ('fa95216d1b37', 'qx/p1.txt', '2022-04-07', 'argument', '清溪县报', NULL, NULL, NULL, '清溪县', '5ea26d5ff5d6cf2ea13f06954ddaaba06d330ff362cb36ada1068926e1870749', '1', 'test', TRUE, '{"id":"fa95216d1b37","source":"qx/p1.txt","published":"2022-04-07","published_from":"argument","publication":{"title":{"spans":[{"start":0,"end":4,"text":"清溪县报"}],"text":"清溪县报"},"issue":null,"page":null},"locality":{"spans":[],"rule":"","confidence":null,"code":null,"name":"清溪县","level":"county","path":["清溪县"]},"text":"清溪县报 第88期 2版\n清溪县召开防汛工作会议\n周明远要求[抓实抓细]\n本报讯（记者 林舟）4月6日上午，县委副\n书记、县长周明远到柳林水库检查，随后主持召开防汛工作会议。周明远强调，要排查隐患12.5处左右，5月15日18时前由县水利局完成整改。村民何小满一同察看。会议任命何大山为局长。\n","text_sha256":"5ea26d5ff5d6cf2ea13f06954ddaaba06d330ff362cb36ada1068926e1870749","articles":[{"id":"fa95216d1b37-1","headline":{"spans":[{"start":13,"end":24,"text":"清溪县召开防汛工作会议"}],"text":"清溪县召开防汛工作会议"},"subheadlines":[{"spans":[{"start":25,"end":36,"text":"周明远要求[抓实抓细]"}],"text":"周明远要求[抓实抓细]"}],"body":{"spans":[{"start":47,"end":146,"text":"4月6日上午，县委副\n书记、县长周明远到柳林水库检查，随后主持召开防汛工作会议。周明远强调，要排查隐患12.5处左右，5月15日18时前由县水利局完成整改。村民何小满一同察看。会议任命何大山为局长。"}],"text":"4月6日上午，县委副书记、县长周明远到柳林水库检查，随后主持召开防汛工作会议。周明远强调，要排查隐患12.5处左右，5月15日18时前由县水利局完成整改。村民何小满一同察看。会议任命何大山为局长。"},"dateline":{"spans":[{"start":37,"end":40,"text":"本报讯"}],"text":"本报讯"},"byline":{"reporters":[{"spans":[{"start":44,"end":46,"text":"林舟"}],"text":"林舟"}],"correspondents":[],"sources":[]},"events":[{"spans":[{"start":47,"end":146,"text":"4月6日上午，县委副\n书记、县长周明远到柳林水库检查，随后主持召开防汛工作会议。周明远强调，要排查隐患12.5处左右，5月15日18时前由县水利局完成整改。村民何小满一同察看。会议任命何大山为局长。"}],"rule":"meeting","confidence":null,"id":"fa95216d1b37-e1","type":"meeting","status":"held","trigger":{"spans":[{"start":16,"end":18,"text":"召开"}],"text":"召开"},"name":{"spans":[{"start":18,"end":24,"text":"防汛工作会议"}],"text":"防汛工作会议"},"date":{"spans":[{"start":47,"end":53,"text":"4月6日上午"}],"rule":"month_day","confidence":null,"text":"4月6日上午","type":"time","timex":"2022-04-06TMO","interval":null,"mod":null,"start":"2022-04-06","end":"2022-04-06","start_time":null,"end_time":null,"granularity":"part_of_day","part_of_day":"morning","year_from":"published","period":null},"participants":[{"spans":[{"start":63,"end":66,"text":"周明远"}],"rule":"title_name","confidence":0.9,"id":"fa95216d1b37-p1","name":"周明远","titles":[{"spans":[{"start":54,"end":60,"text":"县委副\n书记"}],"text":"县委副书记","body":"县委","post":"副书记","canonical":"县委副书记","capacity":"full","is_group":false},{"spans":[{"start":61,"end":63,"text":"县长"}],"text":"县长","body":null,"post":"县长","canonical":"县长","capacity":"full","is_group":false}],"roles":["lead","chair"],"side":null},{"spans":[{"start":127,"end":130,"text":"何小满"}],"rule":"","confidence":null,"id":"fa95216d1b37-p2","name":"何小满","titles":[],"roles":["accompany"],"side":"host"}],"places":[{"spans":[{"start":67,"end":71,"text":"柳林水库"}],"rule":"visit","confidence":null,"id":"fa95216d1b37-l1","name":"柳林水库","role":"visited","kind":"water","division":{"spans":[],"rule":"","confidence":null,"code":"990001","name":"清溪县","level":"county","path":["清溪县"]}}],"counts":[{"spans":[{"start":96,"end":105,"text":"隐患12.5处左右"}],"rule":"count","confidence":null,"id":"fa95216d1b37-c1","value":12.5,"value_max":null,"unit":"处","object":"隐患","kind":"issue","action":"排查","qualifier":"about"}],"deadlines":[{"spans":[{"start":106,"end":115,"text":"5月15日18时前"}],"rule":"deadline","confidence":null,"id":"fa95216d1b37-d1","task":{"spans":[{"start":120,"end":124,"text":"完成整改"}],"text":"完成整改"},"when":{"spans":[{"start":106,"end":115,"text":"5月15日18时前"}],"rule":"month_day","confidence":null,"text":"5月15日18时前","type":"time","timex":"2022-05-15T18:00","interval":"../2022-05-15T18:00","mod":"before","start":null,"end":"2022-05-15","start_time":null,"end_time":"18:00:00","granularity":"hour","part_of_day":null,"year_from":null,"period":null},"last_day":"2022-05-15","last_time":"18:00:00","bound":"before","responsible":[{"spans":[{"start":116,"end":120,"text":"县水利局"}],"text":"县水利局"}]}],"statements":[{"spans":[{"start":87,"end":105,"text":"周明远强调，要排查隐患12.5处左右"}],"rule":"reported","confidence":null,"id":"fa95216d1b37-s1","speaker":"周明远","speaker_kind":"person","speaker_id":"fa95216d1b37-p1","verb":"强调","text":"要排查隐患12.5处左右"}],"appointments":[{"spans":[{"start":139,"end":142,"text":"何大山"}],"rule":"","confidence":null,"id":"fa95216d1b37-a1","name":"何大山","title":{"spans":[{"start":143,"end":145,"text":"局长"}],"text":"局长","body":null,"post":"局长","canonical":"局长","capacity":"full","is_group":false},"change":"appointed"}],"topics":[{"spans":[{"start":18,"end":20,"text":"防汛"}],"rule":"topic","confidence":null,"label":"flood_control"}],"parent":null}]}],"diagnostics":[{"spans":[],"code":"no_headline","message":"made by hand"}],"schema_version":"1","ruleset_version":"test"}');
INSERT INTO bulletins VALUES ('cf2185296047', 'qx/p2.txt', '2022-04-07', 'argument', '清溪县报', NULL, NULL, NULL, '清溪县', '5ea26d5ff5d6cf2ea13f06954ddaaba06d330ff362cb36ada1068926e1870749', '1', 'test', TRUE, '{"id":"cf2185296047","source":"qx/p2.txt","published":"2022-04-07","published_from":"argument","publication":{"title":{"spans":[{"start":0,"end":4,"text":"清溪县报"}],"text":"清溪县报"},"issue":null,"page":null},"locality":{"spans":[],"rule":"","confidence":null,"code":null,"name":"清溪县","level":"county","path":["清溪县"]},"text":"清溪县报 第88期 2版\n清溪县召开防汛工作会议\n周明远要求[抓实抓细]\n本报讯（记者 林舟）4月6日上午，县委副\n书记、县长周明远到柳林水库检查，随后主持召开防汛工作会议。周明远强调，要排查隐患12.5处左右，5月15日18时前由县水利局完成整改。村民何小满一同察看。会议任命何大山为局长。\n","text_sha256":"5ea26d5ff5d6cf2ea13f06954ddaaba06d330ff362cb36ada1068926e1870749","articles":[{"id":"cf2185296047-1","headline":{"spans":[{"start":13,"end":24,"text":"清溪县召开防汛工作会议"}],"text":"清溪县召开防汛工作会议"},"subheadlines":[{"spans":[{"start":25,"end":36,"text":"周明远要求[抓实抓细]"}],"text":"周明远要求[抓实抓细]"}],"body":{"spans":[{"start":47,"end":146,"text":"4月6日上午，县委副\n书记、县长周明远到柳林水库检查，随后主持召开防汛工作会议。周明远强调，要排查隐患12.5处左右，5月15日18时前由县水利局完成整改。村民何小满一同察看。会议任命何大山为局长。"}],"text":"4月6日上午，县委副书记、县长周明远到柳林水库检查，随后主持召开防汛工作会议。周明远强调，要排查隐患12.5处左右，5月15日18时前由县水利局完成整改。村民何小满一同察看。会议任命何大山为局长。"},"dateline":{"spans":[{"start":37,"end":40,"text":"本报讯"}],"text":"本报讯"},"byline":{"reporters":[{"spans":[{"start":44,"end":46,"text":"林舟"}],"text":"林舟"}],"correspondents":[],"sources":[]},"events":[{"spans":[{"start":47,"end":146,"text":"4月6日上午，县委副\n书记、县长周明远到柳林水库检查，随后主持召开防汛工作会议。周明远强调，要排查隐患12.5处左右，5月15日18时前由县水利局完成整改。村民何小满一同察看。会议任命何大山为局长。"}],"rule":"meeting","confidence":null,"id":"cf2185296047-e1","type":"meeting","status":"held","trigger":{"spans":[{"start":16,"end":18,"text":"召开"}],"text":"召开"},"name":{"spans":[{"start":18,"end":24,"text":"防汛工作会议"}],"text":"防汛工作会议"},"date":{"spans":[{"start":47,"end":53,"text":"4月6日上午"}],"rule":"month_day","confidence":null,"text":"4月6日上午","type":"time","timex":"2022-04-06TMO","interval":null,"mod":null,"start":"2022-04-06","end":"2022-04-06","start_time":null,"end_time":null,"granularity":"part_of_day","part_of_day":"morning","year_from":"published","period":null},"participants":[{"spans":[{"start":63,"end":66,"text":"周明远"}],"rule":"title_name","confidence":0.9,"id":"cf2185296047-p1","name":"周明远","titles":[{"spans":[{"start":54,"end":60,"text":"县委副\n书记"}],"text":"县委副书记","body":"县委","post":"副书记","canonical":"县委副书记","capacity":"full","is_group":false},{"spans":[{"start":61,"end":63,"text":"县长"}],"text":"县长","body":null,"post":"县长","canonical":"县长","capacity":"full","is_group":false}],"roles":["lead","chair"],"side":null},{"spans":[{"start":127,"end":130,"text":"何小满"}],"rule":"","confidence":null,"id":"cf2185296047-p2","name":"何小满","titles":[],"roles":["accompany"],"side":"host"}],"places":[{"spans":[{"start":67,"end":71,"text":"柳林水库"}],"rule":"visit","confidence":null,"id":"cf2185296047-l1","name":"柳林水库","role":"visited","kind":"water","division":{"spans":[],"rule":"","confidence":null,"code":"990001","name":"清溪县","level":"county","path":["清溪县"]}}],"counts":[{"spans":[{"start":96,"end":105,"text":"隐患12.5处左右"}],"rule":"count","confidence":null,"id":"cf2185296047-c1","value":12.5,"value_max":null,"unit":"处","object":"隐患","kind":"issue","action":"排查","qualifier":"about"}],"deadlines":[{"spans":[{"start":106,"end":115,"text":"5月15日18时前"}],"rule":"deadline","confidence":null,"id":"cf2185296047-d1","task":{"spans":[{"start":120,"end":124,"text":"完成整改"}],"text":"完成整改"},"when":{"spans":[{"start":106,"end":115,"text":"5月15日18时前"}],"rule":"month_day","confidence":null,"text":"5月15日18时前","type":"time","timex":"2022-05-15T18:00","interval":"../2022-05-15T18:00","mod":"before","start":null,"end":"2022-05-15","start_time":null,"end_time":"18:00:00","granularity":"hour","part_of_day":null,"year_from":null,"period":null},"last_day":"2022-05-15","last_time":"18:00:00","bound":"before","responsible":[{"spans":[{"start":116,"end":120,"text":"县水利局"}],"text":"县水利局"}]}],"statements":[{"spans":[{"start":87,"end":105,"text":"周明远强调，要排查隐患12.5处左右"}],"rule":"reported","confidence":null,"id":"cf2185296047-s1","speaker":"周明远","speaker_kind":"person","speaker_id":"cf2185296047-p1","verb":"强调","text":"要排查隐患12.5处左右"}],"appointments":[{"spans":[{"start":139,"end":142,"text":"何大山"}],"rule":"","confidence":null,"id":"cf2185296047-a1","name":"何大山","title":{"spans":[{"start":143,"end":145,"text":"局长"}],"text":"局长","body":null,"post":"局长","canonical":"局长","capacity":"full","is_group":false},"change":"appointed"}],"topics":[{"spans":[{"start":18,"end":20,"text":"防汛"}],"rule":"topic","confidence":null,"label":"flood_control"}],"parent":null}]}],"diagnostics":[{"spans":[],"code":"no_headline","message":"made by hand"}],"schema_version":"1","ruleset_version":"test"}');
INSERT INTO articles VALUES ('fa95216d1b37-1', 'fa95216d1b37', 0, '本报讯', '4月6日上午，县委副书记、县长周明远到柳林水库检查，随后主持召开防汛工作会议。周明远强调，要排查隐患12.5处左右，5月15日18时前由县水利局完成整改。村民何小满一同察看。会议任命何大山为局长。', 47, 146);
INSERT INTO articles VALUES ('cf2185296047-1', 'cf2185296047', 0, '本报讯', '4月6日上午，县委副书记、县长周明远到柳林水库检查，随后主持召开防汛工作会议。周明远强调，要排查隐患12.5处左右，5月15日18时前由县水利局完成整改。村民何小满一同察看。会议任命何大山为局长。', 47, 146);
INSERT INTO headlines VALUES ('fa95216d1b37-1', 0, 'fa95216d1b37', 'headline', '清溪县召开防汛工作会议', 13, 24);
INSERT INTO headlines VALUES ('fa95216d1b37-1', 1, 'fa95216d1b37', 'subheadline', '周明远要求[抓实抓细]', 25, 36);
INSERT INTO headlines VALUES ('cf2185296047-1', 0, 'cf2185296047', 'headline', '清溪县召开防汛工作会议', 13, 24);
INSERT INTO headlines VALUES ('cf2185296047-1', 1, 'cf2185296047', 'subheadline', '周明远要求[抓实抓细]', 25, 36);
INSERT INTO bylines VALUES ('fa95216d1b37-1', 0, 'fa95216d1b37', 'reporter', '林舟', 44, 46);
INSERT INTO bylines VALUES ('cf2185296047-1', 0, 'cf2185296047', 'reporter', '林舟', 44, 46);
INSERT INTO events VALUES ('fa95216d1b37-e1', 'fa95216d1b37', 'fa95216d1b37-1', NULL, 0, 'meeting', 'held', '召开', '防汛工作会议', '4月6日上午', 'time', '2022-04-06TMO', NULL, NULL, '2022-04-06', '2022-04-06', NULL, NULL, 'part_of_day', 'morning', 'published', NULL, 47, 146, 'meeting', NULL);
INSERT INTO events VALUES ('cf2185296047-e1', 'cf2185296047', 'cf2185296047-1', NULL, 0, 'meeting', 'held', '召开', '防汛工作会议', '4月6日上午', 'time', '2022-04-06TMO', NULL, NULL, '2022-04-06', '2022-04-06', NULL, NULL, 'part_of_day', 'morning', 'published', NULL, 47, 146, 'meeting', NULL);
INSERT INTO officials VALUES ('2a735e62ccb5a835', '周明远', '清溪县');
INSERT INTO people VALUES ('f81d16a11473765b', '何小满', '清溪县');
INSERT INTO participations VALUES ('fa95216d1b37-p1', 'fa95216d1b37', 'fa95216d1b37-e1', 0, '2a735e62ccb5a835', NULL, '周明远', NULL, 63, 66, 'title_name', 0.9);
INSERT INTO participations VALUES ('fa95216d1b37-p2', 'fa95216d1b37', 'fa95216d1b37-e1', 1, NULL, 'f81d16a11473765b', '何小满', 'host', 127, 130, NULL, NULL);
INSERT INTO participations VALUES ('cf2185296047-p1', 'cf2185296047', 'cf2185296047-e1', 0, '2a735e62ccb5a835', NULL, '周明远', NULL, 63, 66, 'title_name', 0.9);
INSERT INTO participations VALUES ('cf2185296047-p2', 'cf2185296047', 'cf2185296047-e1', 1, NULL, 'f81d16a11473765b', '何小满', 'host', 127, 130, NULL, NULL);
INSERT INTO titles VALUES ('fa95216d1b37-p1', 0, 'fa95216d1b37', '县委副书记', '县委', '副书记', '县委副书记', 'full', FALSE, 54, 60);
INSERT INTO titles VALUES ('fa95216d1b37-p1', 1, 'fa95216d1b37', '县长', NULL, '县长', '县长', 'full', FALSE, 61, 63);
INSERT INTO titles VALUES ('cf2185296047-p1', 0, 'cf2185296047', '县委副书记', '县委', '副书记', '县委副书记', 'full', FALSE, 54, 60);
INSERT INTO titles VALUES ('cf2185296047-p1', 1, 'cf2185296047', '县长', NULL, '县长', '县长', 'full', FALSE, 61, 63);
INSERT INTO roles VALUES ('fa95216d1b37-p1', 0, 'fa95216d1b37', 'lead');
INSERT INTO roles VALUES ('fa95216d1b37-p1', 1, 'fa95216d1b37', 'chair');
INSERT INTO roles VALUES ('fa95216d1b37-p2', 0, 'fa95216d1b37', 'accompany');
INSERT INTO roles VALUES ('cf2185296047-p1', 0, 'cf2185296047', 'lead');
INSERT INTO roles VALUES ('cf2185296047-p1', 1, 'cf2185296047', 'chair');
INSERT INTO roles VALUES ('cf2185296047-p2', 0, 'cf2185296047', 'accompany');
INSERT INTO places VALUES ('fa95216d1b37-l1', 'fa95216d1b37', 'fa95216d1b37-e1', 0, '柳林水库', 'visited', 'water', '990001', '清溪县', 'county', 67, 71, 'visit', NULL);
INSERT INTO places VALUES ('cf2185296047-l1', 'cf2185296047', 'cf2185296047-e1', 0, '柳林水库', 'visited', 'water', '990001', '清溪县', 'county', 67, 71, 'visit', NULL);
INSERT INTO counts VALUES ('fa95216d1b37-c1', 'fa95216d1b37', 'fa95216d1b37-e1', 0, 12.5, NULL, '处', '隐患', 'issue', '排查', 'about', 96, 105, 'count', NULL);
INSERT INTO counts VALUES ('cf2185296047-c1', 'cf2185296047', 'cf2185296047-e1', 0, 12.5, NULL, '处', '隐患', 'issue', '排查', 'about', 96, 105, 'count', NULL);
INSERT INTO deadlines VALUES ('fa95216d1b37-d1', 'fa95216d1b37', 'fa95216d1b37-e1', 0, '完成整改', '5月15日18时前', '2022-05-15T18:00', 'before', '2022-05-15', '18:00:00.000000', '县水利局', 106, 115, 'deadline', NULL);
INSERT INTO deadlines VALUES ('cf2185296047-d1', 'cf2185296047', 'cf2185296047-e1', 0, '完成整改', '5月15日18时前', '2022-05-15T18:00', 'before', '2022-05-15', '18:00:00.000000', '县水利局', 106, 115, 'deadline', NULL);
INSERT INTO statements VALUES ('fa95216d1b37-s1', 'fa95216d1b37', 'fa95216d1b37-e1', 0, '周明远', 'person', 'fa95216d1b37-p1', '强调', '要排查隐患12.5处左右', 87, 105, 'reported', NULL);
INSERT INTO statements VALUES ('cf2185296047-s1', 'cf2185296047', 'cf2185296047-e1', 0, '周明远', 'person', 'cf2185296047-p1', '强调', '要排查隐患12.5处左右', 87, 105, 'reported', NULL);
INSERT INTO appointments VALUES ('fa95216d1b37-a1', 'fa95216d1b37', 'fa95216d1b37-e1', 0, '何大山', '局长', '局长', 'full', 'appointed', 139, 142, NULL, NULL);
INSERT INTO appointments VALUES ('cf2185296047-a1', 'cf2185296047', 'cf2185296047-e1', 0, '何大山', '局长', '局长', 'full', 'appointed', 139, 142, NULL, NULL);
INSERT INTO topics VALUES ('fa95216d1b37-e1', 0, 'fa95216d1b37', 'flood_control', 'topic', NULL);
INSERT INTO topics VALUES ('cf2185296047-e1', 0, 'cf2185296047', 'flood_control', 'topic', NULL);
INSERT INTO diagnostics VALUES ('fa95216d1b37', 0, 'no_headline', 'made by hand', NULL, NULL);
INSERT INTO diagnostics VALUES ('cf2185296047', 0, 'no_headline', 'made by hand', NULL, NULL);
INSERT INTO mentions VALUES ('fa95216d1b37', 0, NULL, NULL, NULL, 'publication_title', 0, 4, '清溪县报');
INSERT INTO mentions VALUES ('fa95216d1b37', 1, 'fa95216d1b37-1', NULL, 'fa95216d1b37-1', 'body', 47, 146, '4月6日上午，县委副
书记、县长周明远到柳林水库检查，随后主持召开防汛工作会议。周明远强调，要排查隐患12.5处左右，5月15日18时前由县水利局完成整改。村民何小满一同察看。会议任命何大山为局长。');
INSERT INTO mentions VALUES ('fa95216d1b37', 2, 'fa95216d1b37-1', NULL, 'fa95216d1b37-1', 'dateline', 37, 40, '本报讯');
INSERT INTO mentions VALUES ('fa95216d1b37', 3, 'fa95216d1b37-1', NULL, 'fa95216d1b37-1', 'headline', 13, 24, '清溪县召开防汛工作会议');
INSERT INTO mentions VALUES ('fa95216d1b37', 4, 'fa95216d1b37-1', NULL, 'fa95216d1b37-1', 'subheadline', 25, 36, '周明远要求[抓实抓细]');
INSERT INTO mentions VALUES ('fa95216d1b37', 5, 'fa95216d1b37-1', NULL, 'fa95216d1b37-1', 'reporter', 44, 46, '林舟');
INSERT INTO mentions VALUES ('fa95216d1b37', 6, 'fa95216d1b37-1', 'fa95216d1b37-e1', 'fa95216d1b37-e1', 'event', 47, 146, '4月6日上午，县委副
书记、县长周明远到柳林水库检查，随后主持召开防汛工作会议。周明远强调，要排查隐患12.5处左右，5月15日18时前由县水利局完成整改。村民何小满一同察看。会议任命何大山为局长。');
INSERT INTO mentions VALUES ('fa95216d1b37', 7, 'fa95216d1b37-1', 'fa95216d1b37-e1', 'fa95216d1b37-e1', 'trigger', 16, 18, '召开');
INSERT INTO mentions VALUES ('fa95216d1b37', 8, 'fa95216d1b37-1', 'fa95216d1b37-e1', 'fa95216d1b37-e1', 'event_name', 18, 24, '防汛工作会议');
INSERT INTO mentions VALUES ('fa95216d1b37', 9, 'fa95216d1b37-1', 'fa95216d1b37-e1', 'fa95216d1b37-e1', 'event_date', 47, 53, '4月6日上午');
INSERT INTO mentions VALUES ('fa95216d1b37', 10, 'fa95216d1b37-1', 'fa95216d1b37-e1', 'fa95216d1b37-p1', 'participation', 63, 66, '周明远');
INSERT INTO mentions VALUES ('fa95216d1b37', 11, 'fa95216d1b37-1', 'fa95216d1b37-e1', 'fa95216d1b37-p1', 'title', 54, 60, '县委副
书记');
INSERT INTO mentions VALUES ('fa95216d1b37', 12, 'fa95216d1b37-1', 'fa95216d1b37-e1', 'fa95216d1b37-p1', 'title', 61, 63, '县长');
INSERT INTO mentions VALUES ('fa95216d1b37', 13, 'fa95216d1b37-1', 'fa95216d1b37-e1', 'fa95216d1b37-p2', 'participation', 127, 130, '何小满');
INSERT INTO mentions VALUES ('fa95216d1b37', 14, 'fa95216d1b37-1', 'fa95216d1b37-e1', 'fa95216d1b37-l1', 'place', 67, 71, '柳林水库');
INSERT INTO mentions VALUES ('fa95216d1b37', 15, 'fa95216d1b37-1', 'fa95216d1b37-e1', 'fa95216d1b37-c1', 'count', 96, 105, '隐患12.5处左右');
INSERT INTO mentions VALUES ('fa95216d1b37', 16, 'fa95216d1b37-1', 'fa95216d1b37-e1', 'fa95216d1b37-d1', 'deadline', 106, 115, '5月15日18时前');
INSERT INTO mentions VALUES ('fa95216d1b37', 17, 'fa95216d1b37-1', 'fa95216d1b37-e1', 'fa95216d1b37-s1', 'statement', 87, 105, '周明远强调，要排查隐患12.5处左右');
INSERT INTO mentions VALUES ('fa95216d1b37', 18, 'fa95216d1b37-1', 'fa95216d1b37-e1', 'fa95216d1b37-a1', 'appointment', 139, 142, '何大山');
INSERT INTO mentions VALUES ('fa95216d1b37', 19, 'fa95216d1b37-1', 'fa95216d1b37-e1', 'fa95216d1b37-e1', 'topic', 18, 20, '防汛');
INSERT INTO mentions VALUES ('fa95216d1b37', 20, 'fa95216d1b37-1', 'fa95216d1b37-e1', 'fa95216d1b37-d1', 'task', 120, 124, '完成整改');
INSERT INTO mentions VALUES ('fa95216d1b37', 21, 'fa95216d1b37-1', 'fa95216d1b37-e1', 'fa95216d1b37-d1', 'deadline_time', 106, 115, '5月15日18时前');
INSERT INTO mentions VALUES ('fa95216d1b37', 22, 'fa95216d1b37-1', 'fa95216d1b37-e1', 'fa95216d1b37-d1', 'responsible', 116, 120, '县水利局');
INSERT INTO mentions VALUES ('cf2185296047', 0, NULL, NULL, NULL, 'publication_title', 0, 4, '清溪县报');
INSERT INTO mentions VALUES ('cf2185296047', 1, 'cf2185296047-1', NULL, 'cf2185296047-1', 'body', 47, 146, '4月6日上午，县委副
书记、县长周明远到柳林水库检查，随后主持召开防汛工作会议。周明远强调，要排查隐患12.5处左右，5月15日18时前由县水利局完成整改。村民何小满一同察看。会议任命何大山为局长。');
INSERT INTO mentions VALUES ('cf2185296047', 2, 'cf2185296047-1', NULL, 'cf2185296047-1', 'dateline', 37, 40, '本报讯');
INSERT INTO mentions VALUES ('cf2185296047', 3, 'cf2185296047-1', NULL, 'cf2185296047-1', 'headline', 13, 24, '清溪县召开防汛工作会议');
INSERT INTO mentions VALUES ('cf2185296047', 4, 'cf2185296047-1', NULL, 'cf2185296047-1', 'subheadline', 25, 36, '周明远要求[抓实抓细]');
INSERT INTO mentions VALUES ('cf2185296047', 5, 'cf2185296047-1', NULL, 'cf2185296047-1', 'reporter', 44, 46, '林舟');
INSERT INTO mentions VALUES ('cf2185296047', 6, 'cf2185296047-1', 'cf2185296047-e1', 'cf2185296047-e1', 'event', 47, 146, '4月6日上午，县委副
书记、县长周明远到柳林水库检查，随后主持召开防汛工作会议。周明远强调，要排查隐患12.5处左右，5月15日18时前由县水利局完成整改。村民何小满一同察看。会议任命何大山为局长。');
INSERT INTO mentions VALUES ('cf2185296047', 7, 'cf2185296047-1', 'cf2185296047-e1', 'cf2185296047-e1', 'trigger', 16, 18, '召开');
INSERT INTO mentions VALUES ('cf2185296047', 8, 'cf2185296047-1', 'cf2185296047-e1', 'cf2185296047-e1', 'event_name', 18, 24, '防汛工作会议');
INSERT INTO mentions VALUES ('cf2185296047', 9, 'cf2185296047-1', 'cf2185296047-e1', 'cf2185296047-e1', 'event_date', 47, 53, '4月6日上午');
INSERT INTO mentions VALUES ('cf2185296047', 10, 'cf2185296047-1', 'cf2185296047-e1', 'cf2185296047-p1', 'participation', 63, 66, '周明远');
INSERT INTO mentions VALUES ('cf2185296047', 11, 'cf2185296047-1', 'cf2185296047-e1', 'cf2185296047-p1', 'title', 54, 60, '县委副
书记');
INSERT INTO mentions VALUES ('cf2185296047', 12, 'cf2185296047-1', 'cf2185296047-e1', 'cf2185296047-p1', 'title', 61, 63, '县长');
INSERT INTO mentions VALUES ('cf2185296047', 13, 'cf2185296047-1', 'cf2185296047-e1', 'cf2185296047-p2', 'participation', 127, 130, '何小满');
INSERT INTO mentions VALUES ('cf2185296047', 14, 'cf2185296047-1', 'cf2185296047-e1', 'cf2185296047-l1', 'place', 67, 71, '柳林水库');
INSERT INTO mentions VALUES ('cf2185296047', 15, 'cf2185296047-1', 'cf2185296047-e1', 'cf2185296047-c1', 'count', 96, 105, '隐患12.5处左右');
INSERT INTO mentions VALUES ('cf2185296047', 16, 'cf2185296047-1', 'cf2185296047-e1', 'cf2185296047-d1', 'deadline', 106, 115, '5月15日18时前');
INSERT INTO mentions VALUES ('cf2185296047', 17, 'cf2185296047-1', 'cf2185296047-e1', 'cf2185296047-s1', 'statement', 87, 105, '周明远强调，要排查隐患12.5处左右');
INSERT INTO mentions VALUES ('cf2185296047', 18, 'cf2185296047-1', 'cf2185296047-e1', 'cf2185296047-a1', 'appointment', 139, 142, '何大山');
INSERT INTO mentions VALUES ('cf2185296047', 19, 'cf2185296047-1', 'cf2185296047-e1', 'cf2185296047-e1', 'topic', 18, 20, '防汛');
INSERT INTO mentions VALUES ('cf2185296047', 20, 'cf2185296047-1', 'cf2185296047-e1', 'cf2185296047-d1', 'task', 120, 124, '完成整改');
INSERT INTO mentions VALUES ('cf2185296047', 21, 'cf2185296047-1', 'cf2185296047-e1', 'cf2185296047-d1', 'deadline_time', 106, 115, '5月15日18时前');
INSERT INTO mentions VALUES ('cf2185296047', 22, 'cf2185296047-1', 'cf2185296047-e1', 'cf2185296047-d1', 'responsible', 116, 120, '县水利局');
