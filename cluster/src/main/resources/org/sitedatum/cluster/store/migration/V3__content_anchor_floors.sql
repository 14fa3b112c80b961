-- What content anchors are found by, and how far their place can be relied on.
alter table content_anchor add column floor varchar(128) default '' not null;
alter table content_anchor add column category varchar(128) default '' not null;
alter table content_anchor add column quality varchar(16) default 'UNKNOWN' not null;
