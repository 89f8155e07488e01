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
        install(
            "community",
            "place_replies_anew",
            undo="DROP FUNCTION place_replies_anew(bigint)",
            sha256="1ccf79a296e9d38169479cbf26dfbd1eb438eab2d10138f1113c3ac22eab9ed0",
        ),
        install(
            "community",
            "place_reply",
            undo="DROP FUNCTION place_reply() CASCADE",
            sha256="59a6f6f8555d65a3b284ad2eaa966e30ab007deb47139b7685773b0783732134",
        ),
        install(
            "community",
            "count_replies",
            undo="DROP FUNCTION count_replies() CASCADE; DROP FUNCTION settle_threads(bigint[], bigint[])",
            sha256="f867a656b34b7c361828424e0bb27b29acb013ad7a272976ca5d267e72c89ff0",
        ),
        install(
            "community",
            "count_votes",
            undo="DROP FUNCTION count_votes() CASCADE; DROP FUNCTION add_votes(bigint[], bigint[], text[], int)",
            sha256="a0e0431bc8f2d1751aea0bbe4039b8bde7c518918a90ad3f20641b53653e9b07",
        ),
        install(
            "community",
            "refuse_own_votes",
            undo="DROP FUNCTION refuse_own_votes() CASCADE",
            sha256="9f064657caa296835794e2d8aeb6a0a79f40cf5802b4a4595ad8bb7f0b961cd0",
        ),
        install(
            "community",
            "forget_rendering",
            undo="DROP FUNCTION forget_rendering() CASCADE",
            sha256="f0a59ef881ebc2c975c68af2b4cdeba60c6263843af0691877b819c8b10cff96",
        ),
        install(
            "community",
            "count_notifications",
            undo="DROP FUNCTION count_notifications() CASCADE",
            sha256="5b477967acee84ce71257b877e5f6f05191249246f0b694cbf2e5c1a223114fc",
        ),
        migrations.RunSQL(COUNT_WHAT_IS_THERE, migrations.RunSQL.noop),
    ]
