import { ABANDONED, removeSampleData, SampleDataInUse } from '../../seed/remove.js';
import { FilesRepository } from '../files/files.repository.js';
import { removeAbandoned } from '../files/files.sweeper.js';
import { openStorage } from '../platform/storage/open-storage.js';
import { StorageTrouble } from '../platform/storage/storage.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { CommandProblem, withPortalDatabase } from './portal-database.js';

await withPortalDatabase(async (dataSource, { files }) => {
  try {
    await removeSampleData(dataSource);
  } catch (error) {
    throw error instanceof SampleDataInUse ? new CommandProblem(error.message) : error;
  }
  try {
    await removeAbandoned(new FilesRepository(new UnitOfWork(dataSource)), await openStorage(files), ABANDONED);
  } catch (error) {
    if (!(error instanceof StorageTrouble)) throw error;
    console.log(
      '添付ファイルの中身は、審査の稼働中に消えます / The bytes of attached files will be removed by the running portal',
    );
  }
  console.log('サンプルデータを取り除きました / The sample data was removed');
});
