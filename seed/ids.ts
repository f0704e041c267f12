import { createHash } from 'node:crypto';

/** The sample data's fixed ids: the same name gives the same UUID (version 5, a namespace of our own). */
export function seedId(name: string): string {
  const hash = createHash('sha1').update(`shinsa sample data/${name}`).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

export const REAL_EVALUATION = seedId('evaluation/real');
export const FICTITIOUS_EVALUATION = seedId('evaluation/fictitious');
export const AUDIT_PROGRAMME_1 = seedId('audit-programme/1');
export const CHECKLIST_1 = seedId('checklist/1');
