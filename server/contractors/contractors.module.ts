import { Module } from '@nestjs/common';
import { ContractorsReader } from './contractors.reader.js';
import { ContractorsWriter } from './contractors.writer.js';

@Module({
  providers: [ContractorsReader, ContractorsWriter],
  exports: [ContractorsReader, ContractorsWriter],
})
export class ContractorsModule {}
