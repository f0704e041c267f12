import { Injectable } from '@nestjs/common';
import { createTransport, type NodemailerError } from 'nodemailer';
import { PortalConfig } from '../config.js';

export interface OutgoingMail {
  readonly messageId: string;
  readonly name: string;
  readonly address: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * What became of a mail: `refused` for good (5xx: no such address), `later` for this one alone (4xx), or the mail server
 * itself is `away` (no connection, no sign-in).
 */
export type Delivery = { readonly outcome: 'sent' } | { readonly outcome: 'refused' | 'later' | 'away'; error: string };

const TIMEOUT = 15_000;

/** The mail server of SMTP_URL. */
@Injectable()
export class Smtp {
  constructor(private readonly config: PortalConfig) {}

  /** Whether there is a mail server at all; without one mails wait. */
  get configured(): boolean {
    return this.config.mail !== null;
  }

  async send(mail: OutgoingMail): Promise<Delivery> {
    const { mail: settings } = this.config;
    if (settings === null) return { outcome: 'away', error: 'SMTP_URL' };
    const transport = createTransport({
      url: settings.smtpUrl,
      connectionTimeout: TIMEOUT,
      greetingTimeout: TIMEOUT,
      socketTimeout: TIMEOUT,
    });
    try {
      await transport.sendMail({
        from: settings.from,
        to: { name: mail.name, address: mail.address },
        messageId: mail.messageId,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        // nobody is to answer a reminder with an absence note
        headers: { 'Auto-Submitted': 'auto-generated' },
        textEncoding: 'B',
      });
      return { outcome: 'sent' };
    } catch (error) {
      return {
        outcome: outcomeOf(error),
        error: (error instanceof Error ? error.message : String(error)).slice(0, 500),
      };
    } finally {
      transport.close();
    }
  }
}

/** These two codes are about the letter; all others about the way to the mail server. */
function outcomeOf(error: unknown): 'refused' | 'later' | 'away' {
  const { code, permanent } = error as Partial<NodemailerError>;
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return 'away';
  return permanent === false ? 'later' : 'refused';
}
