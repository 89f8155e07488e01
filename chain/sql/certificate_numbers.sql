-- The running number of certificates. It is never given twice, may have gaps, and goes on from year to year.
CREATE SEQUENCE certificate_numbers AS bigint;
