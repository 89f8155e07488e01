-- A vote or view changes a counter of a post and nothing that an index holds. While its page has room for the row, no index
-- is touched; else each word of the post is entered into the search index once more, which is most of what a vote costs.
ALTER TABLE replies SET (fillfactor = 80);
ALTER TABLE discussions SET (fillfactor = 80);
