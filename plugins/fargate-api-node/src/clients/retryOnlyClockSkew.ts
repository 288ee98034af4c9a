import {
  FinalizeHandler,
  FinalizeHandlerArguments,
  MiddlewareStack,
} from '@smithy/types';

/** The errors that AWS returns when the time of a signature is too far off. */
const SKEW_ERRORS = [
  'AuthFailure',
  'InvalidSignatureException',
  'RequestExpired',
  'RequestInTheFuture',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
];

/**
 * Keeps a client from retrying requests that AWS rejects for good. If the
 * clocks of portal and AWS are minutes apart, the SDK treats every error as
 * clock skew and retries, although only the first signature was wrong.
 */
export function retryOnlyClockSkew(client: {
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
      name: 'fargateApiRetryOnlyClockSkew',
      relation: 'before',
      toMiddleware: 'httpSigningMiddleware',
      override: true,
    },
  );
}
