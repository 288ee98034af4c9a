import { delegationRecord } from './delegationRecord';

describe('delegationRecord', () => {
  const zone = { name: 'api.acme.com', nameServers: ['ns-1', 'ns-2'] };

  it('has the format of a zone file', () => {
    expect(delegationRecord(zone)).toEqual([
      'api.acme.com. 300 IN NS ns-1.',
      'api.acme.com. 300 IN NS ns-2.',
    ]);
  });
});
