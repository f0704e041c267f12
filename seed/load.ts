import type { DataSource } from 'typeorm';

export const SAMPLE_ACCOUNTS: readonly { email: string; password: string; roles: readonly string[] }[] = [];
export async function loadChecklists(dataSource: DataSource): Promise<void> {
  await dataSource.query('SELECT 1');
}
export async function loadSampleData(dataSource: DataSource): Promise<void> {
  await dataSource.query('SELECT 1');
}
