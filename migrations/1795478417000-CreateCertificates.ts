import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCertificates1795478417000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE certificates (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        -- whose it is
        contractor_id uuid NOT NULL REFERENCES contractors,
        -- see domain/certificate/schemes
        scheme text NOT NULL,
        -- of a scheme that has no code of its own
        scheme_name text NOT NULL DEFAULT '',
        number text NOT NULL DEFAULT '',
        number_folded text NOT NULL DEFAULT '',
        -- who certified or examined it, and who accredited that body
        body text NOT NULL DEFAULT '',
        accreditation text NOT NULL DEFAULT '',
        scope text NOT NULL DEFAULT '',
        issued_on date,
        valid_from date,
        -- inclusive
        valid_until date,
        -- what a report is about
        period_from date,
        period_to date,
        bridged_until date,
        opinion text CHECK (opinion IN ('unqualified', 'qualified', 'adverse', 'disclaimer')),
        -- null: not said; '' none were noted
        exceptions text,
        register_url text,
        note text NOT NULL DEFAULT '',
        withdrawn_on date,
        withdraw_reason text NOT NULL DEFAULT '',
        -- its successor, and from when that holds; null while that is itself withdrawn
        replaced_by uuid UNIQUE REFERENCES certificates,
        replaced_on date,
        -- the last day on which it supports anything: lastDayOf of domain/certificate
        last_day date GENERATED ALWAYS AS (least(valid_until, withdrawn_on - 1, replaced_on - 1)) STORED,
        folded text NOT NULL,
        sample boolean NOT NULL DEFAULT false,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK (valid_until >= valid_from),
        CHECK (period_to >= period_from),
        CHECK (replaced_by <> id)
      )`);
    await q.query(`CREATE INDEX certificates_until ON certificates (coalesce(valid_until, 'infinity'::date), id)`);
    await q.query(`CREATE INDEX certificates_scheme ON certificates (scheme, id)`);
    await q.query(`CREATE INDEX certificates_issued ON certificates (coalesce(issued_on, '-infinity'::date), id)`);
    await q.query(`CREATE INDEX certificates_contractor ON certificates (contractor_id)`);
    await q.query(`CREATE INDEX certificates_number ON certificates (number_folded)`);
    await q.query(`CREATE INDEX certificates_bigrams ON certificates USING gin (bigrams(folded))`);
    // the services of the holder that it covers; none: all of them
    await q.query(`
      CREATE TABLE certificate_services (
        certificate_id uuid NOT NULL REFERENCES certificates ON DELETE CASCADE,
        service_id uuid NOT NULL REFERENCES services,
        PRIMARY KEY (certificate_id, service_id)
      )`);
    await q.query(`CREATE INDEX certificate_services_service ON certificate_services (service_id)`);
    // the certificate that carries the answer: when it lapses, the grade falls to declared
    await q.query(`ALTER TABLE answers ADD certificate_id uuid REFERENCES certificates`);
    await q.query(`CREATE INDEX answers_certificate ON answers (certificate_id)`);
    // of which lapse an evaluation has been told
    await q.query(`
      CREATE TABLE told_lapses (
        evaluation_id uuid NOT NULL REFERENCES evaluations ON DELETE CASCADE,
        certificate_id uuid NOT NULL REFERENCES certificates ON DELETE CASCADE,
        last_day date NOT NULL,
        told_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (evaluation_id, certificate_id, last_day)
      )`);
    await q.query(`CREATE INDEX told_lapses_certificate ON told_lapses (certificate_id)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE told_lapses`);
    await q.query(`ALTER TABLE answers DROP COLUMN certificate_id`);
    await q.query(`DROP TABLE certificate_services`);
    await q.query(`DROP TABLE certificates`);
  }
}
