from django.db import migrations

from settings.installed_sql import install

# What the triggers would have kept, had they been there from the beginning.
COUNT_WHAT_IS_THERE = """
    DELETE FROM discussion_votes v USING discussions d WHERE d.id = v.discussion_id AND d.author_id = v.user_id;
    DELETE FROM discussion_votes v USING replies r WHERE r.id = v.reply_id AND r.author_id = v.user_id;
    SELECT place_replies_anew(id) FROM discussions;
    UPDATE replies r SET upvote_count = (SELECT count(*) FROM discussion_votes v
                                          WHERE v.reply_id = r.id AND v.vote_type = 'upvote'),
                         downvote_count = (SELECT count(*) FROM discussion_votes v
                                            WHERE v.reply_id = r.id AND v.vote_type = 'downvote');
    UPDATE discussions d SET upvote_count = (SELECT count(*) FROM discussion_votes v
                                              WHERE v.discussion_id = d.id AND v.vote_type = 'upvote'),
                             downvote_count = (SELECT count(*) FROM discussion_votes v
                                                WHERE v.discussion_id = d.id AND v.vote_type = 'downvote'),
                             reply_count = (SELECT count(*) FROM replies r WHERE r.discussion_id = d.id);
    SELECT settle_threads(array_agg(id), array_agg(0)) FROM discussions;
"""


class Migration(migrations.Migration):
    dependencies = [("community", "0008_notifications"), ("learning", "0007_unread_notifications")]

    operations = [
        install("community", "place_replies_anew", undo="DROP FUNCTION place_replies_anew(bigint)"),
        install("community", "place_reply", undo="DROP FUNCTION place_reply() CASCADE"),
        install(
            "community",
            "count_replies",
            undo="DROP FUNCTION count_replies() CASCADE; DROP FUNCTION settle_threads(bigint[], bigint[])",
        ),
        install(
            "community",
            "count_votes",
            undo="DROP FUNCTION count_votes() CASCADE; DROP FUNCTION add_votes(bigint[], bigint[], text[], int)",
        ),
        install("community", "refuse_own_votes", undo="DROP FUNCTION refuse_own_votes() CASCADE"),
        install("community", "forget_rendering", undo="DROP FUNCTION forget_rendering() CASCADE"),
        install("community", "count_notifications", undo="DROP FUNCTION count_notifications() CASCADE"),
        install("community", "keep_moderation_acts", undo="DROP FUNCTION keep_moderation_acts() CASCADE"),
        migrations.RunSQL(COUNT_WHAT_IS_THERE, migrations.RunSQL.noop),
    ]
