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

  /** What says who it is. */
  headers(): Record<string, string> {
    const xsrf = this.cookies.get('XSRF-TOKEN');
    return {
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(xsrf === undefined ? {} : { 'x-xsrf-token': decodeURIComponent(xsrf) }),
    };
  }

  async send<T = Record<string, unknown>>(
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<TestResponse<T>> {
    const init = {
      method,
      duplex: 'half', // asked of streams; unknown to the types
      redirect: 'manual' as const,
      headers: {
        ...this.headers(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' || isBytes(body) ? body : JSON.stringify(body) }),
    };
    const response = await fetch(this.url + path, init);
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

const isBytes = (body: unknown): body is Uint8Array<ArrayBuffer> | ReadableStream =>
  body instanceof Uint8Array || body instanceof ReadableStream;
