COMMENT ON INDEX lesson_faults_pkey IS 'guarantees: a lesson is broken once; serves: the line on its page';
