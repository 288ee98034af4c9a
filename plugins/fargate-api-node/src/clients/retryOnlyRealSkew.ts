import {
  FinalizeHandler,
  FinalizeHandlerArguments,
  MiddlewareStack,
} from '@smithy/types';

/** The errors that AWS gives when a signature's time is too far off. */
const SKEW_ERRORS = [
  'AuthFailure',
  'InvalidSignatureException',
  'RequestExpired',
  'RequestInTheFuture',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
];

/**
 * Keeps a client from retrying what AWS refuses for good. Where the clocks of
 * portal and AWS are minutes apart, the SDK takes every error for a matter of
 * the clock and tries again, although only the first signature was wrong.
 */
export function retryOnlyRealSkew(client: {
  middlewareStack: MiddlewareStack<any, any>;
}): void {
  client.middlewareStack.addRelativeTo(
    (next: FinalizeHandler<any, any>) =>
      async (args: FinalizeHandlerArguments<any>) => {
        try {
          return await next(args);
        } catch (error) {
          const { name, $metadata } = error as {
            name: string;
            $metadata?: { clockSkewCorrected?: boolean };
          };
          if ($metadata && !SKEW_ERRORS.includes(name)) {
            $metadata.clockSkewCorrected = false;
          }
          throw error;
        }
      },
    {
      name: 'fargateApiRetryOnlyRealSkew',
      relation: 'before',
      toMiddleware: 'httpSigningMiddleware',
      override: true,
    },
  );
}
