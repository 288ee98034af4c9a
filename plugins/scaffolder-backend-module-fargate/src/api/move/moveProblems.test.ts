import { ownMoveNotes } from './moveProblems';

const shared = { accessLogsBucket: 'none', webAclArn: 'none' };
const parameters = {
  DomainName: 'api.acme.com',
  IdleTimeoutSeconds: '60',
  WebAclArn: 'none',
  AccessLogsBucket: 'none',
};

describe('an API that gets a load balancer of its own', () => {
  it.each<[string, object, object, string[]]>([
    ['keeps what is the same', {}, {}, []],
    [
      'has all paths of its host',
      { Path: '/orders' },
      {},
      [
        'path: /orders → all paths of api.acme.com, which the tasks then get; a move back does not restore the path',
      ],
    ],
    ['had all paths before', { Path: '' }, {}, []],
    [
      'has another bucket and web ACL',
      { AccessLogsBucket: 'own-logs' },
      { webAclArn: 'arn:acl' },
      [
        'access logs: none of the shared load balancer → own-logs',
        'web ACL: arn:acl of the shared load balancer → none',
      ],
    ],
    [
      'closes connections after another time',
      { IdleTimeoutSeconds: '' },
      {},
      ['idle timeout: 60 → 30 seconds'],
    ],
  ])('%s', (_, own, ofShared, expected) => {
    expect(
      ownMoveNotes({ ...parameters, ...own }, { ...shared, ...ofShared }),
    ).toEqual(expected);
  });
});
