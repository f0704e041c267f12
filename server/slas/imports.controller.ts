import { Controller, HttpCode, Param, Post, Query, Req, SerializeOptions } from '@nestjs/common';
import { ApiBody, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type * as z from 'zod';
import {
  ConfirmOutageImport,
  OutageImportFile,
  OutageImportPreview,
  OutageImportResult,
} from '#contract/outage-imports.js';
import { type Actor, CurrentActor } from '../platform/actor.js';
import { Id } from '../platform/ids.js';
import { Requires } from '../platform/permission.js';
import { ApiProblems } from '../platform/problem.docs.js';
import { Refusal } from '../platform/problem.js';
import { OutageImportsService } from './imports.service.js';

const MAX_BYTES = 5 * 1024 * 1024;
const CSV_BODY = { description: 'The bytes of a CSV file', schema: { type: 'string', format: 'binary' } };

@ApiTags('slas')
@ApiProblems()
@Controller('slas/:id/outages/imports')
export class OutageImportsController {
  constructor(private readonly service: OutageImportsService) {}

  /** What an import of the file would do; nothing is written. */
  @Post('preview')
  @HttpCode(200)
  @Requires('slas.edit')
  @ApiBody(CSV_BODY)
  @SerializeOptions({ schema: OutageImportPreview })
  @ApiResponse({ status: 200, standardSchema: OutageImportPreview })
  async preview(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: OutageImportFile }) _: z.infer<typeof OutageImportFile>,
    @Req() request: Request,
  ): Promise<OutageImportPreview> {
    return this.service.preview(id, await bytesOf(request));
  }

  @Post()
  @Requires('slas.edit')
  @ApiBody(CSV_BODY)
  @SerializeOptions({ schema: OutageImportResult })
  @ApiResponse({ status: 201, standardSchema: OutageImportResult })
  async confirm(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: ConfirmOutageImport }) { name, digest }: z.infer<typeof ConfirmOutageImport>,
    @Req() request: Request,
  ): Promise<OutageImportResult> {
    return this.service.confirm(actor, id, { name, bytes: await bytesOf(request) }, digest);
  }
}

async function bytesOf(request: Request): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // the rest is let through unread, so that the answer reaches who still sends
    if (size <= MAX_BYTES) chunks.push(chunk);
  }
  if (size > MAX_BYTES) throw new Refusal('tooLarge', { title: 'A CSV may have 5 MB at most' });
  return Buffer.concat(chunks);
}
