import chromium from '@sparticuz/chromium';

/** The browser is unpacked on first use: once, before several files would do it at the same time. */
export default async function setup(): Promise<void> {
  await chromium.executablePath();
}
