import type { AuditState } from '#domain/audit/states.js';

/** Which kind of chip says the state. */
export const STATE_STYLES: Readonly<Record<AuditState, string>> = {
  planned: 'plain',
  announced: 'plain',
  answering: 'plain',
  fieldwork: 'warn',
  factCheck: 'warn',
  reported: 'warn',
  closed: 'ok',
  cancelled: 'plain',
};
