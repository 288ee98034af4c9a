import express, { Request } from 'express';
import Router from 'express-promise-router';
import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { ConsumerService } from '../consumers';
import { audited } from './audited';
import { entityRefOf } from './entityRefOf';
import { consumer, nothing } from './inputs';
import { parse } from './parse';

const CONSUMERS = '/v1/entities/:kind/:namespace/:name/consumers';

/** Who can reach an internal API. Tells of networks beyond the entity's own, and so is audited. */
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
    parse(nothing, request.query);
    const event = {
      eventId: 'consumers-list',
      severityLevel: 'low' as const,
      request,
      meta: { entityRef },
    };
    response.json(
      await audited(auditor, event, () =>
        consumers.places(entityRef, credentials),
      ),
    );
  });

  router.get(`${CONSUMERS}/:target/:vpcId`, async (request, response) => {
    const credentials = await credentialsOf(request);
    const { target, vpcId, ...params } = request.params;
    const entityRef = entityRefOf(params);
    const who = parse(consumer, { target, vpcId });
    parse(nothing, request.query);
    const event = {
      eventId: 'consumer-check',
      severityLevel: 'low' as const,
      request,
      meta: { entityRef, ...who },
    };
    response.json(
      await audited(auditor, event, () =>
        consumers.check(entityRef, who, credentials),
      ),
    );
  });

  return router;
}
