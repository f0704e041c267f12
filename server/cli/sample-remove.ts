import { removeSampleData, SampleDataInUse } from '../../seed/remove.js';
import { CommandProblem, withPortalDatabase } from './portal-database.js';

await withPortalDatabase(async (dataSource) => {
  try {
    await removeSampleData(dataSource);
  } catch (error) {
    throw error instanceof SampleDataInUse ? new CommandProblem(error.message) : error;
  }
  console.log('サンプルデータを取り除きました / The sample data was removed');
});
