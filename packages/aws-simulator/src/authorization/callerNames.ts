import { Principal } from '../rights/Principal';
import { Names } from '../services/iam/model/trustOf';

/** Those that mean nobody else. */
export function ownNames({ arn, session }: Principal): Names {
  return { AWS: session ? [arn, session.roleArn] : [arn] };
}

/** Those that mean everybody of an account whose own policies allow it. */
export function accountNames({ arn, account }: Principal): Names {
  const [, partition] = arn.split(':');
  return { AWS: [account.id, `arn:${partition}:iam::${account.id}:root`] };
}
