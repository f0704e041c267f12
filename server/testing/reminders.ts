import { Reminders } from '../notifications/reminders.js';
import type { TestApp } from './test-app.js';

/** What the job of a business morning does: everybody who is to be reminded of something gets a mail. */
export const remind = (app: TestApp): Promise<void> => app.app.get(Reminders).run();
