-- The catalog: published courses, each with what it asks for and the lessons it really has.
CREATE VIEW v_course_catalog AS
SELECT c.id, c.slug, c.title, c.description, c.thumbnail_emoji, c.track, c.category, c.difficulty, c.estimated_hours,
       c.total_lessons, c.completion_xp, c.enrollment_count, c.completion_count, c.average_rating, c.total_ratings,
       c.learning_objectives, c.is_published, c.is_featured, c.published_at, c.content_version, c.created_at,
       c.updated_at, c.search,
       (SELECT count(*)::int FROM lessons l WHERE l.course_id = c.id) AS lesson_count,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'slug', q.slug, 'title', q.title,
                                                     'is_required', p.is_required) ORDER BY q.title), '[]'::jsonb)
          FROM course_prerequisites p JOIN courses q ON q.id = p.prerequisite_course_id
         WHERE p.course_id = c.id) AS prerequisites
  FROM courses c
 WHERE c.is_published;
