import { Controller, Get, HttpCode, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import {
  ConfirmImport,
  ImportFile,
  ImportPreview,
  type ImportProgress,
  SheetFormat,
  SheetLanguage,
} from '#contract/contractor-imports.js';
import { ListContractors } from '#contract/contractors.js';
import type * as z from 'zod';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { contentDisposition } from '../../platform/content-disposition.js';
import { Requires } from '../../platform/permission.js';
import { ApiProblems } from '../../platform/problem.docs.js';
import { Refusal } from '../../platform/problem.js';
import { SheetsService } from './sheets.service.js';

const MAX_BYTES = 20 * 1024 * 1024;
const MEDIA = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
const FILE_NAMES = { ja: '委託先一覧', en: 'contractors' } as const;
const TEMPLATE_NAMES = { ja: '委託先の取込み用テンプレート', en: 'contractor-import-template' } as const;
const ExportQuery = ListContractors.extend(SheetLanguage.shape);
const SHEET_BODY = { description: 'The bytes of a CSV or XLSX file', schema: { type: 'string', format: 'binary' } };

@ApiTags('contractors')
@ApiProblems()
@Controller()
export class SheetsController {
  constructor(
    private readonly service: SheetsService,
    private readonly clock: Clock,
  ) {}

  /** What an import of the file would do; nothing is written. */
  @Post('contractors/imports/preview')
  @HttpCode(200)
  @Requires('contractors.edit')
  @ApiBody(SHEET_BODY)
  @ApiResponse({ status: 200, standardSchema: ImportPreview })
  async preview(
    @Query({ schema: ImportFile }) { name }: z.infer<typeof ImportFile>,
    @Req() request: Request,
  ): Promise<StreamableFile> {
    const preview = await this.service.preview({ name, bytes: await bytesOf(request) });
    return new StreamableFile(Buffer.from(preview), { type: 'application/json; charset=utf-8' });
  }

  /** Writes what was previewed; answers lines of `ImportProgress` (NDJSON), or a problem before the first of them. */
  @Post('contractors/imports')
  @Requires('contractors.edit')
  @ApiBody(SHEET_BODY)
  @ApiProduces('application/x-ndjson')
  async confirm(
    @CurrentActor() actor: Actor,
    @Query({ schema: ConfirmImport }) { name, digest }: z.infer<typeof ConfirmImport>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const bytes = await bytesOf(request);
    await this.service.confirm(actor, { name, bytes }, digest, (step: ImportProgress) => {
      if (!response.headersSent) response.status(201).type('application/x-ndjson');
      response.write(`${JSON.stringify(step)}\n`);
    });
    response.end();
  }

  @Get('contractors/imports/template.:format')
  @Requires('contractors.edit')
  @ApiProduces(MEDIA.csv, MEDIA.xlsx)
  async template(
    @Param('format', { schema: SheetFormat }) format: SheetFormat,
    @Query({ schema: SheetLanguage }) { language }: z.infer<typeof SheetLanguage>,
  ): Promise<StreamableFile> {
    return file(await this.service.template(format, language), `${TEMPLATE_NAMES[language]}.${format}`, format);
  }

  /** The whole filtered list, in its order. */
  @Get('contractors.:format')
  @Requires('contractors.read')
  @ApiProduces(MEDIA.csv, MEDIA.xlsx)
  async export(
    @Param('format', { schema: SheetFormat }) format: SheetFormat,
    @Query({ schema: ExportQuery }) { language, ...query }: z.infer<typeof ExportQuery>,
  ): Promise<StreamableFile> {
    const bytes = await this.service.export(query, format, language);
    return file(bytes, `${FILE_NAMES[language]}_${this.clock.today()}.${format}`, format);
  }
}

const file = (bytes: Buffer, name: string, format: SheetFormat): StreamableFile =>
  new StreamableFile(bytes, { type: MEDIA[format], disposition: contentDisposition(name), length: bytes.length });

async function bytesOf(request: Request): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // the rest is let through unread, so that the answer reaches who still sends
    if (size <= MAX_BYTES) chunks.push(chunk);
  }
  if (size > MAX_BYTES) throw new Refusal('tooLarge', { title: 'A sheet may have 20 MB at most' });
  return Buffer.concat(chunks);
}
