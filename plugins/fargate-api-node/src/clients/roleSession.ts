/** The tag of a session with the user who asked for it. */
const INITIATOR_TAG = 'fargate-api:initiator';

/** The name and tags of a role session, by which CloudTrail shows who asked for it. */
export interface RoleSession {
  RoleSessionName: string;
  Tags?: { Key: string; Value: string }[];
}

/**
 * The session of an initiator in the characters and lengths that STS takes.
 *
 * @param initiator - undefined for what is shared by all users.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export function roleSession(initiator: string | undefined): RoleSession {
  if (initiator === undefined) {
    return { RoleSessionName: 'backstage' };
  }
  return {
    RoleSessionName: initiator
      .replace(/[^\w+=,.@-]/g, '-')
      .slice(0, 64)
      .padEnd(2, '-'),
    Tags: [
      {
        Key: INITIATOR_TAG,
        Value: [...initiator]
          .map(char => (/[\p{L}\p{Z}\p{N}_.:/=+\-@]/u.test(char) ? char : '-'))
          .slice(0, 256)
          .join(''),
      },
    ],
  };
}
