import {
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  Res,
  SerializeOptions,
  StreamableFile,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { FileList, ListFiles, PreviewFile, ReadFile, StoredFile, UploadFile } from '#contract/files.js';
import { extensionOf } from '#domain/files/kinds.js';
import { type Actor, CurrentActor } from '../platform/actor.js';
import { contentDisposition } from '../platform/content-disposition.js';
import { Id } from '../platform/ids.js';
import { Requires } from '../platform/permission.js';
import { Refusal } from '../platform/problem.js';
import { ApiProblems } from '../platform/problem.docs.js';
import { IfMatch } from '../platform/versions.js';
import { type Content, FilesService } from './files.service.js';
import { UploadsService } from './uploads.service.js';

const BYTES = 'application/octet-stream';
/** Nothing in a file runs, loads or belongs to the portal, even when somebody opens it in the browser. */
const SANDBOX = "default-src 'none'; sandbox";
/** Our own page may frame it; Chromium's PDF reader starts in the sandbox as well. */
const FRAMED = `${SANDBOX}; frame-ancestors 'self'`;

@ApiTags('files')
@ApiProblems()
@Controller('files')
export class FilesController {
  constructor(
    private readonly service: FilesService,
    private readonly uploads: UploadsService,
  ) {}

  @Get()
  @Requires('signedIn')
  @SerializeOptions({ schema: FileList })
  @ApiResponse({ status: 200, standardSchema: FileList })
  list(@CurrentActor() actor: Actor, @Query({ schema: ListFiles }) query: ListFiles): Promise<FileList> {
    return this.service.list(actor, query);
  }

  @Post()
  @Requires('signedIn')
  @SerializeOptions({ schema: StoredFile })
  @ApiConsumes(BYTES)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiResponse({ status: 201, standardSchema: StoredFile })
  add(
    @CurrentActor() actor: Actor,
    @Query({ schema: UploadFile }) input: UploadFile,
    @Req() request: Request,
  ): Promise<StoredFile> {
    // JSON and forms have been read by now, and would be kept as nothing
    if (request.is(BYTES) === false) {
      throw new Refusal('invalid', { title: `Send the bytes of the file as ${BYTES}` });
    }
    const { 'content-length': length } = request.headers;
    return this.uploads.add(actor, input, { stream: request, announced: length === undefined ? null : Number(length) });
  }

  @Get(':id')
  @Requires('signedIn')
  @SerializeOptions({ schema: StoredFile })
  @ApiResponse({ status: 200, standardSchema: StoredFile })
  one(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string): Promise<StoredFile> {
    return this.service.one(actor, id);
  }

  @Get(':id/content')
  @Requires('signedIn')
  @ApiProduces(BYTES)
  async content(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: ReadFile }) { number }: ReadFile,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { version, stream } = await this.service.content(actor, id, number);
    response.setHeader('content-security-policy', SANDBOX);
    response.setHeader('etag', `"${version.sha256}"`);
    return new StreamableFile(stream, {
      type: version.mediaType,
      disposition: dispositionOf({ version, stream }, 'attachment'),
      length: version.bytes,
    });
  }

  @Get(':id/preview')
  @Requires('signedIn')
  @ApiProduces('image/webp', 'application/pdf')
  async preview(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: PreviewFile }) { number, size }: PreviewFile,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const content = await this.service.preview(actor, id, number, size);
    const { version, stream } = content;
    response.setHeader('content-security-policy', FRAMED);
    // a version never changes; but who may see it does
    response.setHeader('cache-control', 'private, max-age=600');
    return new StreamableFile(stream, { type: version.mediaType, disposition: dispositionOf(content, 'inline') });
  }

  @Post(':id/hide')
  @HttpCode(200)
  @Requires('signedIn')
  @SerializeOptions({ schema: StoredFile })
  @ApiResponse({ status: 200, standardSchema: StoredFile })
  hide(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
  ): Promise<StoredFile> {
    return this.service.setHidden(actor, id, version, true);
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Requires('signedIn')
  @SerializeOptions({ schema: StoredFile })
  @ApiResponse({ status: 200, standardSchema: StoredFile })
  restore(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
  ): Promise<StoredFile> {
    return this.service.setHidden(actor, id, version, false);
  }
}

const dispositionOf = ({ version: { name } }: Content, how: 'attachment' | 'inline'): string =>
  contentDisposition(name, `file.${extensionOf(name)}`, how);
