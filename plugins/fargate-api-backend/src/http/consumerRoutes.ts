import express, { Request } from 'express';
import Router from 'express-promise-router';
import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { audited } from '../audit';
import { ConsumerService } from '../consumers';
import { entityRefOf } from './entityRefOf';
import { consumer, placeQuery } from './inputs';
import { parse } from './parse';

const CONSUMERS = '/v1/entities/:kind/:namespace/:name/consumers';

/** The routes that check who can reach an internal API. They are audited, because they return data about other networks. */
export function consumerRoutes(options: {
  auditor: AuditorService;
  consumers: ConsumerService;
  httpAuth: HttpAuthService;
}): express.Router {
  const { auditor, consumers, httpAuth } = options;
  const router = Router();
  const credentialsOf = (request: Request) =>
    httpAuth.credentials(request, { allow: ['user', 'service'] });

  router.get(CONSUMERS, async (request, response) => {
    const credentials = await credentialsOf(request);
    const entityRef = entityRefOf(request.params);
    const { place } = parse(placeQuery.strict(), request.query);
    response.json(
      await audited(
        auditor,
        {
          eventId: 'consumers-list',
          request,
          meta: { entityRef, ...(place && { place }) },
        },
        note => consumers.places(entityRef, credentials, note, place),
      ),
    );
  });

  router.get(`${CONSUMERS}/:target/:vpcId`, async (request, response) => {
    const credentials = await credentialsOf(request);
    const { target, vpcId, ...params } = request.params;
    const entityRef = entityRefOf(params);
    const input = parse(consumer, { target, vpcId });
    const { place } = parse(placeQuery.strict(), request.query);
    response.json(
      await audited(
        auditor,
        {
          eventId: 'consumer-check',
          request,
          meta: { entityRef, consumer: { ...input }, ...(place && { place }) },
        },
        note => consumers.check(entityRef, input, credentials, note, place),
      ),
    );
  });

  return router;
}
