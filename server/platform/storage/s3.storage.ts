import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { S3Settings } from '../config.js';
import { BytesMissing, Storage, StorageTrouble } from './storage.js';

/** An S3-compatible store: one object a version, nothing of it visible before all bytes have come. */
export class S3Storage extends Storage {
  private readonly client: S3Client;

  constructor(private readonly settings: S3Settings) {
    super();
    const { endpoint, region, accessKeyId, secretAccessKey } = settings;
    this.client = new S3Client({
      endpoint,
      region,
      credentials: { accessKeyId, secretAccessKey },
      // what every compatible store understands; the signature covers the bytes' SHA-256 anyway
      forcePathStyle: true,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: { connectionTimeout: 5_000 },
    });
  }

  async keep(key: string, path: string): Promise<void> {
    const { size } = await stat(path);
    const body = createReadStream(path);
    try {
      await this.client.send(new PutObjectCommand({ ...this.at(key), Body: body, ContentLength: size }));
    } catch (error) {
      throw trouble(error);
    } finally {
      body.destroy();
    }
  }

  async open(key: string): Promise<Readable> {
    try {
      const { Body } = await this.client.send(new GetObjectCommand(this.at(key)));
      if (!Body) throw new BytesMissing(key);
      return Body as Readable;
    } catch (error) {
      throw error instanceof NoSuchKey ? new BytesMissing(key) : trouble(error);
    }
  }

  async keys(prefix: string): Promise<string[]> {
    const query = { Bucket: this.settings.bucket, Prefix: `${prefix}/` };
    const keys: string[] = [];
    try {
      for await (const { Contents = [] } of paginateListObjectsV2({ client: this.client }, query)) {
        keys.push(...Contents.flatMap(({ Key }) => Key?.slice(query.Prefix.length) ?? []));
      }
    } catch (error) {
      throw trouble(error);
    }
    return keys;
  }

  async remove(key: string): Promise<void> {
    try {
      await this.client.send(new DeleteObjectCommand(this.at(key)));
    } catch (error) {
      throw trouble(error);
    }
  }

  private at(key: string) {
    return { Bucket: this.settings.bucket, Key: `${key.slice(0, 2)}/${key}` };
  }
}

/** What came without an answer, or with one of 5xx, is the store's own trouble; 507 says that it is full. */
function trouble(error: unknown): unknown {
  const { $metadata, code } = error as { $metadata?: { httpStatusCode?: number }; code?: string };
  const status = $metadata?.httpStatusCode;
  if (status === 507) return new StorageTrouble('full', { cause: error });
  const unanswered = code !== undefined && /^(ECONN|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EPIPE)/.test(code);
  return unanswered || (status ?? 0) >= 500 ? new StorageTrouble('away', { cause: error }) : error;
}
