import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IndexCatalogueSearch1795478407000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    // words of two characters are common in Japanese: trigrams do not serve them, and know no Japanese in the C locale
    await q.query(`
      CREATE FUNCTION bigrams(folded text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT coalesce(array_agg(DISTINCT pair), '{}')
        FROM (
          SELECT letter || lead(letter) OVER (ORDER BY place) AS pair
          FROM string_to_table(folded, NULL) WITH ORDINALITY AS letters (letter, place)
        ) AS pairs
        WHERE pair IS NOT NULL
      $$`);
    await q.query(`CREATE INDEX services_bigrams ON services USING gin (bigrams(folded))`);
    await q.query(`CREATE INDEX vendors_bigrams ON vendors USING gin (bigrams(folded))`);
    await q.query(`CREATE INDEX services_name ON services (name, id)`);
    await q.query(`CREATE INDEX vendors_name ON vendors (name, id)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX vendors_name`);
    await q.query(`DROP INDEX services_name`);
    await q.query(`DROP INDEX vendors_bigrams`);
    await q.query(`DROP INDEX services_bigrams`);
    await q.query(`DROP FUNCTION bigrams`);
  }
}
