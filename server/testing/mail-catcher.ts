import { type AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface MailCatcher {
  readonly url: string;
  readonly port: number;
  /** what was taken, in order */
  readonly mails: readonly (ParsedMail & { readonly recipients: readonly string[] })[];
  /** addresses that get this answer instead */
  readonly refused: Map<string, number>;
  close(): Promise<void>;
}

/** A mail server that keeps what it takes; on a port of its own, or on the given one. */
export async function startMailCatcher(port = 0): Promise<MailCatcher> {
  const mails: (ParsedMail & { recipients: string[] })[] = [];
  const refused = new Map<string, number>();
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const responseCode = refused.get(address);
      done(responseCode === undefined ? null : Object.assign(new Error('not here'), { responseCode }));
    },
    onData(stream, { envelope }, done) {
      simpleParser(stream).then((mail) => {
        mails.push({ ...mail, recipients: envelope.rcptTo.map(({ address }) => address) });
        done();
      }, done);
    },
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  const address = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    port: address.port,
    mails,
    refused,
    close: () =>
      new Promise((closed) => {
        server.close(closed);
      }),
  };
}
