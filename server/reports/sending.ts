import {
  applyDecorators,
  type CallHandler,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  type PipeTransform,
  StreamableFile,
  UseInterceptors,
} from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';
import { PortalConfig } from '../platform/config.js';
import { contentDisposition } from './file-name.js';
import type { ReportKind } from './report-input.js';
import type { ReportFile } from './report-issuer.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const PDF = 'application/pdf';
const MEDIA: Record<ReportKind, string> = {
  xlsx: XLSX,
  checkSheet: XLSX,
  pdf: PDF,
  auditPdf: PDF,
  auditXlsx: XLSX,
  incidentPdf: PDF,
  slaPdf: PDF,
  slaXlsx: XLSX,
  standingPdf: PDF,
  standingXlsx: XLSX,
};

@Injectable()
class ReportSender implements NestInterceptor<ReportFile, StreamableFile> {
  intercept(context: ExecutionContext, next: CallHandler<ReportFile>): Observable<StreamableFile> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      map(({ kind, language, sha256, fileName, bytes }) => {
        response.setHeader('etag', `"${sha256}"`);
        response.setHeader('content-language', language);
        return new StreamableFile(bytes, {
          type: MEDIA[kind],
          disposition: contentDisposition(fileName),
          length: bytes.length,
        });
      }),
    );
  }
}

/** The route answers a `ReportFile`; it is sent to be saved under its name. */
export const SendsReport = (...media: string[]): MethodDecorator =>
  applyDecorators(ApiProduces(...media), UseInterceptors(ReportSender));

@Injectable()
class OriginOfRequest implements PipeTransform<Request, string> {
  constructor(private readonly config: PortalConfig) {}

  transform({ headers: { host = '' }, protocol }: Request): string {
    // without PUBLIC_URL the portal is reached on this machine only; a header that is no address is not printed
    return this.config.publicUrl ?? `${protocol}://${/^[\w.[\]:-]{1,255}$/.test(host) ? host : 'localhost'}`;
  }
}
const FromRequest = createParamDecorator((_: unknown, context: ExecutionContext) =>
  context.switchToHttp().getRequest<Request>(),
);
/** Where people reach the portal, as it is printed into files; no slash at its end. */
export const Origin = (): ParameterDecorator => FromRequest(OriginOfRequest);
