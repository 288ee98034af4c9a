const fs = require('node:fs');
const {
  CloudFormationClient,
  CreateStackCommand,
} = require('@aws-sdk/client-cloudformation');
const {
  Route53Client,
  CreateHostedZoneCommand,
} = require('@aws-sdk/client-route-53');
const { inRoot } = require('./paths');

/**
 * What a company has before anyone deploys an internal API: a parent zone and a
 * transit gateway, and VPCs of those who will call it, in another account.
 */
async function makeLandingZone(endpoint) {
  const options = {
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: '210987654321', secretAccessKey: 'simulated' },
  };
  await new Route53Client(options).send(
    new CreateHostedZoneCommand({ Name: 'acme.com', CallerReference: 'demo' }),
  );
  await new CloudFormationClient(options).send(
    new CreateStackCommand({
      StackName: 'network',
      TemplateBody: fs.readFileSync(
        inRoot('scripts', 'demo', 'consumers.yml'),
        'utf8',
      ),
    }),
  );
}

module.exports = { makeLandingZone };
