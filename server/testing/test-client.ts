export interface TestResponse<Body = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
  readonly bytes: Buffer;
}

/** Somebody who talks to the API over HTTP, with the cookies and the XSRF header that a browser would send. */
export class TestClient {
  private readonly cookies = new Map<string, string>();

  constructor(
    readonly url: string,
    /** of the signed-in person */
    readonly personId = '',
  ) {}

  async signIn(email: string, password: string): Promise<TestResponse> {
    await this.get('/api/session');
    return this.post('/api/session', { email, password });
  }

  get<T = Record<string, unknown>>(path: string, headers: Record<string, string> = {}): Promise<TestResponse<T>> {
    return this.send<T>('GET', path, undefined, headers);
  }
  post<T = Record<string, unknown>>(path: string, body: unknown = {}, version?: number): Promise<TestResponse<T>> {
    return this.send<T>('POST', path, body, ifMatch(version));
  }
  put<T = Record<string, unknown>>(path: string, body: unknown, version?: number): Promise<TestResponse<T>> {
    return this.send<T>('PUT', path, body, ifMatch(version));
  }
  delete<T = Record<string, unknown>>(path: string): Promise<TestResponse<T>> {
    return this.send<T>('DELETE', path, undefined, {});
  }

  async send<T = Record<string, unknown>>(
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<TestResponse<T>> {
    const xsrf = this.cookies.get('XSRF-TOKEN');
    const response = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: {
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(xsrf === undefined ? {} : { 'x-xsrf-token': decodeURIComponent(xsrf) }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : {
            body: typeof body === 'string' ? body : Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body),
          }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=', 2);
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const bytes = Buffer.from(await response.arrayBuffer());
    const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson && bytes.length > 0 ? JSON.parse(bytes.toString()) : {}) as T,
      bytes,
    };
  }
}

const ifMatch = (version?: number): Record<string, string> =>
  version === undefined ? {} : { 'if-match': `"${version}"` };
