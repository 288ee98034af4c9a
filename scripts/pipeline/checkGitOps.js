/**
 * What the pipeline of an API does whose repository applies its changes.
 *
 * @param expect - fails unless what is found is what is wanted
 */
async function checkGitOps(api, expect) {
  const setValue = (name, value) =>
    api.edit('deploy/parameters.json', text =>
      JSON.stringify(
        JSON.parse(text).map(one =>
          one.ParameterKey === name
            ? { ParameterKey: name, ParameterValue: value }
            : one,
        ),
      ),
    );

  await api.succeeds('the first commit is pushed', 'first');
  api.create('first');
  api.applyFromRepository();
  await api.succeeds('a commit before its files are merged', 'before');
  api.expectDeployed('before', { DesiredCount: '2' });

  api.takeOver();
  await api.succeeds('the files of what is deployed are merged', 'merged');
  api.expectDeployed('merged', { DesiredCount: '2' });

  setValue('DesiredCount', '3');
  const plan = await api.succeeds(
    'a pull request that changes deploy/',
    'three',
    {
      request: 31,
    },
  );
  expect(
    'gets a comment with the plan',
    /^A merge changes \S+ in eu-west-1:\n[^]*- Modify Service\b(?![^]*not going to be deployed)/,
    plan.comment,
  );
  expect('no change set is left', [], api.changeSets());
  await api.succeeds('its merge', 'three');
  api.expectDeployed('three', { DesiredCount: '3' });

  api.updateNow({ DesiredCount: '4' });
  setValue('HealthCheckIntervalSeconds', '15');
  const overtaken = await api.succeeds(
    'a pull request after the portal deployed too',
    'slower',
    { request: 32 },
  );
  expect(
    'is told that somebody else did',
    /It is not going to be deployed: somebody else changed \S+ since [0-9a-f]{40} \(- Modify Service ?\), and deploy\/ would change: /,
    overtaken.comment,
  );
  await api.fails(
    'its merge does not change that back',
    'slower',
    /somebody else changed \S+ since [0-9a-f]{40}[^]*Merge first what takes over what is deployed/,
  );
  api.expectDeployed('three', {
    DesiredCount: '4',
    HealthCheckIntervalSeconds: '10',
  });
  api.takeOver();
  await api.succeeds('once the files have it too', 'taken');
  api.expectDeployed('taken', { DesiredCount: '4' });
  setValue('HealthCheckIntervalSeconds', '15');
  await api.succeeds('the change is deployed', 'slower again');
  api.expectDeployed('slower again', {
    DesiredCount: '4',
    HealthCheckIntervalSeconds: '15',
  });

  setValue('Autoscaling', 'on');
  await api.fails(
    'what its role cannot do is refused before anything is changed',
    'scaled',
    /the role of the pipeline cannot do this, but the portal can: Add CpuScalingPolicy\nAdd ScalableTarget/,
  );
  api.takeOver();
  api.edit('deploy/template.yml', text => `${text}\nWrong: true\n`);
  await api.fails(
    'a template that CloudFormation does not take is refused',
    'wrong',
    /ValidationError[^]*Wrong/,
  );
  api.takeOver();

  setValue('ImageUrl', api.imageOf('merged'));
  await api.succeeds('an image that the files pin', 'pinned');
  api.expectDeployed('merged', { DeployedCommit: api.shaOf('pinned') });
  expect(
    'is deployed in place of that of the commit',
    /@sha256:/,
    api.imageOf('pinned'),
  );

  api.updateNow({ DeploymentHold: '2026-11-29T13:00:00Z user:default/ada' });
  await api.fails(
    'while deployments are held, none is deployed',
    'held',
    /held since/,
  );
  api.updateNow({ DeploymentHold: '' });
  api.takeOver();
  await api.succeeds('once released, the files need no other change', 'held');
  api.expectDeployed('held');

  api.applyByPortal();
  setValue('DesiredCount', '2');
  await api.succeeds(
    'where the portal applies changes again, a commit',
    'portal',
  );
  api.expectDeployed('portal', { DesiredCount: '4' });
}

module.exports = { checkGitOps };
