import { retryOnlyClockSkew } from './retryOnlyClockSkew';

/** What becomes of an error on its way through the middleware. */
async function afterwards(error: object): Promise<any> {
  let middleware: any;
  const addRelativeTo = jest.fn(added => (middleware = added));
  retryOnlyClockSkew({ middlewareStack: { addRelativeTo } as any });
  const next = async () => {
    throw error;
  };
  return middleware(next)({}).catch((thrown: unknown) => thrown);
}

const corrected = () => ({ clockSkewCorrected: true });

describe('retryOnlyClockSkew', () => {
  it.each([
    'AuthFailure',
    'InvalidSignatureException',
    'RequestExpired',
    'RequestInTheFuture',
    'RequestTimeTooSkewed',
    'SignatureDoesNotMatch',
  ])('lets the SDK retry %s', async name => {
    expect(await afterwards({ name, $metadata: corrected() })).toEqual({
      name,
      $metadata: corrected(),
    });
  });

  it('keeps the SDK from retrying any other error', async () => {
    const error = { name: 'AccessDenied', $metadata: corrected() };
    expect(await afterwards(error)).toEqual({
      name: 'AccessDenied',
      $metadata: { clockSkewCorrected: false },
    });
  });

  it('passes on an error without metadata', async () => {
    const error = new Error('no network');
    expect(await afterwards(error)).toBe(error);
  });

  it('passes on a response', async () => {
    let middleware: any;
    const addRelativeTo = jest.fn(added => (middleware = added));
    retryOnlyClockSkew({ middlewareStack: { addRelativeTo } as any });

    expect(await middleware(async () => 'response')({})).toBe('response');
    expect(addRelativeTo).toHaveBeenCalledWith(expect.anything(), {
      name: 'fargateApiRetryOnlyClockSkew',
      relation: 'before',
      toMiddleware: 'httpSigningMiddleware',
      override: true,
    });
  });
});
