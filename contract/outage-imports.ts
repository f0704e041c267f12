import * as z from 'zod';
import { Instant, Month } from './texts.js';

export const OUTAGE_FATES = ['error', 'new', 'ended', 'changed', 'known'] as const;

/** What a CSV of outages can say, one row an outage; the headers are in the server's outage-columns.ts. */
export const OUTAGE_COLUMNS = ['startsAt', 'endsAt', 'reference', 'cause', 'note', 'notifiedAt'] as const;
export type OutageColumn = (typeof OUTAGE_COLUMNS)[number];
/** endsAt has to be there as a column; an empty cell is an outage that goes on */
export const REQUIRED_OUTAGE_COLUMNS = ['startsAt', 'endsAt'] as const satisfies readonly OutageColumn[];
export const OUTAGE_IMPORT_REASONS = [
  'required',
  'notATime',
  'skippedTime',
  'endsBeforeStart',
  'inTheFuture',
  'notAChoice',
  'tooLong',
  'sameAsRow',
] as const;
export const OutageImportRow = z
  .object({
    /** of the sheet, from 1 */
    row: z.int(),
    startsAt: Instant.nullable(),
    endsAt: Instant.nullable(),
    reference: z.string().nullable(),
    fate: z.enum(OUTAGE_FATES),
    outageId: z.uuid().nullable(),
    problems: z.array(
      z.object({
        column: z.enum(OUTAGE_COLUMNS),
        /** B5 */
        cell: z.string(),
        reason: z.enum(OUTAGE_IMPORT_REASONS),
        /** the row meant */
        number: z.int().nullable(),
      }),
    ),
  })
  .meta({ id: 'OutageImportRow' });
export type OutageImportRow = z.infer<typeof OutageImportRow>;
/** POST /api/slas/{id}/outages/imports/preview?name=… with the bytes of a CSV; times without an offset are of the SLA's zone */
export const OutageImportPreview = z
  .object({
    digest: z.string(),
    encoding: z.enum(['UTF-8', 'UTF-16', 'Shift_JIS']),
    missing: z.array(z.enum(OUTAGE_COLUMNS)),
    ignored: z.array(z.string()),
    counts: z.object({ error: z.int(), new: z.int(), ended: z.int(), changed: z.int(), known: z.int() }),
    /** closed months that would differ */
    closedMonths: z.array(Month),
    rows: z.array(OutageImportRow),
  })
  .meta({ id: 'OutageImportPreview' });
export type OutageImportPreview = z.infer<typeof OutageImportPreview>;
export const OutageImportFile = z.object({ name: z.string().trim().min(1).max(255) });
/** POST /api/slas/{id}/outages/imports?name=…&digest=…: all or nothing; 412 with the new preview when something changed meanwhile */
export const ConfirmOutageImport = OutageImportFile.extend({ digest: z.string().regex(/^[0-9a-f]{64}$/) });
export const OutageImportResult = z
  .object({ new: z.int(), ended: z.int(), changed: z.int(), known: z.int(), closedMonths: z.array(Month) })
  .meta({ id: 'OutageImportResult' });
export type OutageImportResult = z.infer<typeof OutageImportResult>;
