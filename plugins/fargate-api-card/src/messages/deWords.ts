const DEPLOY_AGAIN =
  'Neu bereitstellen, oder die Entität aus dem Katalog nehmen, wenn das so gewollt war.';
const RENEW =
  'Den Validierungseintrag des Zertifikats wieder ins DNS setzen, damit ACM es erneuern kann, oder ein neues importieren.';
const TIMEOUT =
  'Prüfen, ob die Security Group der Tasks den Load Balancer hereinlässt, der Container auf dem Port der Target Group lauscht und schnell genug ist.';
const REFUSED =
  'Prüfen, ob der Container auf dem Port der Target Group lauscht, und zwar auf allen Adressen und nicht nur auf localhost.';
const ANSWER =
  'Den Pfad der Prüfung mit einem Code antworten lassen, den die Target Group annimmt, oder den richtigen Pfad einstellen.';
const HEALTH_CHECK = 'Pfad, Port und Antwort der Gesundheitsprüfung prüfen.';
const FAILED_ROLLOUT =
  'Herausfinden, warum seine Tasks gestoppt sind, und erneut bereitstellen.';
const TARGETS = '{{count}} von {{total}} Targets {{state}}';
const ONE = '{{count}} Task gestoppt';
const OTHER = '{{count}} Tasks gestoppt';
const NOT_STARTED = 'kein Start möglich: {{reason}}';
const EXITED = 'Container {{container}} endete mit {{exitCode}} ({{stopCode}})';
const OUT_OF_MEMORY =
  'Container {{container}} endete mit {{exitCode}}: zu wenig Speicher (OutOfMemoryError)';
const SPOT = 'Fargate hat Spot-Kapazität zurückgenommen ({{stopCode}})';
const UNHEALTHY = 'Gesundheitsprüfung des Load Balancers nicht bestanden';
const UNREAD = 'AWS gibt keine Auskunft über {{parts, list}}: {{failure}}';
const STACK = 'Der Stack {{stack}} ist {{status}}';
const CERTIFICATE = 'Das Zertifikat von {{name}}';

const API_AGAIN = 'die API erneut bereitstellen';
const NO_ROUTE =
  'keine Routentabelle von {{vpcId}} ({{routeTables, list}}) führt dorthin';
const ADD_ROUTE = 'wem es gehört, propagiert diese Route oder trägt sie ein';
const ADMIT = 'den Konsumenten in consumerCidrs der API aufnehmen';

/** The sentences of the backend in German, by the keys of `WORDS`. */
export const deWords = {
  'problem.service-missing.message': '{{failure}}',
  'problem.service-missing.hint': DEPLOY_AGAIN,
  'problem.service-deleted.message':
    'Der Service {{service}} im Cluster {{cluster}} wurde gelöscht',
  'problem.service-deleted.hint': DEPLOY_AGAIN,

  'problem.task-exited.message_one': `${ONE}: ${EXITED}`,
  'problem.task-exited.message_other': `${OTHER}: ${EXITED}`,
  'problem.task-exited.hint':
    'Die letzten Zeilen im Log des Containers ansehen.',
  'problem.task-out-of-memory.message_one': `${ONE}: ${OUT_OF_MEMORY}`,
  'problem.task-out-of-memory.message_other': `${OTHER}: ${OUT_OF_MEMORY}`,
  'problem.task-out-of-memory.hint':
    'Dem Task mehr Speicher geben, oder den Container weniger brauchen lassen.',
  'problem.task-ended.message_one': `${ONE}: {{reason}} ({{stopCode}})`,
  'problem.task-ended.message_other': `${OTHER}: {{reason}} ({{stopCode}})`,
  'problem.task-image-missing.message_one': `${ONE}: ${NOT_STARTED}`,
  'problem.task-image-missing.message_other': `${OTHER}: ${NOT_STARTED}`,
  'problem.task-image-missing.hint':
    'Image und Tag in die Registry schieben, oder eines bereitstellen, das es gibt.',
  'problem.task-image-unreachable.message_one': `${ONE}: ${NOT_STARTED}`,
  'problem.task-image-unreachable.message_other': `${OTHER}: ${NOT_STARTED}`,
  'problem.task-image-unreachable.hint':
    'Prüfen, ob die Tasks die Registry erreichen: über ein NAT-Gateway oder über VPC-Endpunkte für ECR und S3; und ob die Ausführungsrolle laden darf.',
  'problem.task-secret-unreadable.message_one': `${ONE}: ${NOT_STARTED}`,
  'problem.task-secret-unreadable.message_other': `${OTHER}: ${NOT_STARTED}`,
  'problem.task-secret-unreadable.hint':
    'Prüfen, ob die Ausführungsrolle das Secret lesen darf und die Tasks den Secrets Manager oder Systems Manager erreichen.',
  'problem.task-without-way-to-aws.message_one': `${ONE}: ${NOT_STARTED}`,
  'problem.task-without-way-to-aws.message_other': `${OTHER}: ${NOT_STARTED}`,
  'problem.task-without-way-to-aws.hint':
    'Prüfen, ob die Tasks einen Weg zu AWS haben: ein NAT-Gateway oder VPC-Endpunkte, deren Security Group sie hereinlässt.',
  'problem.task-without-capacity.message_one': `${ONE}: ${NOT_STARTED}`,
  'problem.task-without-capacity.message_other': `${OTHER}: ${NOT_STARTED}`,
  'problem.task-without-capacity.hint':
    'Fargate hat dort zurzeit keine Kapazität: warten, oder mehr Zonen oder weniger FARGATE_SPOT nehmen.',
  'problem.task-not-started.message_one': `${ONE}: ${NOT_STARTED}`,
  'problem.task-not-started.message_other': `${OTHER}: ${NOT_STARTED}`,
  'problem.task-spot-taken.message_one': `${ONE}: ${SPOT}`,
  'problem.task-spot-taken.message_other': `${OTHER}: ${SPOT}`,
  'problem.task-spot-taken.hint':
    'Den Anteil von FARGATE_SPOT senken, wo das nicht hinzunehmen ist.',
  'problem.task-unhealthy.message_one': `${ONE}: ${UNHEALTHY}`,
  'problem.task-unhealthy.message_other': `${OTHER}: ${UNHEALTHY}`,
  'problem.task-unhealthy.hint': HEALTH_CHECK,
  'problem.task-unhealthy-because.message_one': `${ONE}: ${UNHEALTHY}: {{reason}}`,
  'problem.task-unhealthy-because.message_other': `${OTHER}: ${UNHEALTHY}: {{reason}}`,
  'problem.task-unhealthy-because.hint': HEALTH_CHECK,

  'problem.target-answers.message': `${TARGETS}: Antwort {{answer}} auf {{path}} ({{reason}})`,
  'problem.target-answers.hint': ANSWER,
  'problem.target-answers-otherwise.message': `${TARGETS}: Antwort mit einem unerwarteten Code ({{reason}})`,
  'problem.target-answers-otherwise.hint': ANSWER,
  'problem.target-timeout.message': `${TARGETS}: keine rechtzeitige Antwort auf {{path}} ({{reason}})`,
  'problem.target-timeout.hint': TIMEOUT,
  'problem.target-timeout-tcp.message': `${TARGETS}: keine rechtzeitige Antwort ({{reason}})`,
  'problem.target-timeout-tcp.hint': TIMEOUT,
  'problem.target-refuses.message': `${TARGETS}: Verbindung abgelehnt, oder die Antwort auf {{path}} ist fehlerhaft ({{reason}})`,
  'problem.target-refuses.hint': REFUSED,
  'problem.target-refuses-tcp.message': `${TARGETS}: Verbindung abgelehnt ({{reason}})`,
  'problem.target-refuses-tcp.hint': REFUSED,
  'problem.target-not-in-use.message': `${TARGETS}: {{description}} ({{reason}})`,
  'problem.target-not-in-use.hint':
    'Einen Listener auf die Target Group weiterleiten lassen und die Zone des Targets am Load Balancer freischalten.',
  'problem.target-stopped.message': `${TARGETS}: der Task ist gestoppt oder wurde weggenommen ({{reason}})`,
  'problem.target-stopped.hint':
    'ECS startet einen anderen; wenn nicht, die Ereignisse des Services ansehen.',
  'problem.target-address-in-use.message': `${TARGETS}: die Adresse wird von einem Load Balancer benutzt ({{reason}})`,
  'problem.target-address-in-use.hint':
    'Den Task stoppen, damit ECS einen anderen startet.',
  'problem.target-internal-error.message': `${TARGETS}: der Load Balancer hatte einen internen Fehler ({{reason}})`,
  'problem.target-internal-error.hint':
    'Hier ist nichts zu tun: siehe das Health Dashboard von AWS.',
  'problem.target-described.message': `${TARGETS}: {{description}}`,
  'problem.target-unexplained.message': `${TARGETS}: AWS nennt keinen Grund`,

  'problem.rollout-failed.message':
    'Das Ausrollen von {{taskDefinition}} ist gescheitert',
  'problem.rollout-failed.hint': FAILED_ROLLOUT,
  'problem.rollout-failed-because.message':
    'Das Ausrollen von {{taskDefinition}} ist gescheitert: {{reason}}',
  'problem.rollout-failed-because.hint': FAILED_ROLLOUT,
  'problem.rollout-failing.message_one':
    '{{count}} Task von {{taskDefinition}} ist nicht gestartet oder nicht gesund geworden',
  'problem.rollout-failing.message_other':
    '{{count}} Tasks von {{taskDefinition}} sind nicht gestartet oder nicht gesund geworden',
  'problem.rollout-failing.hint':
    'ECS gibt von selbst auf und geht zur Version davor zurück.',
  'problem.rollout-failing-endlessly.message_one':
    '{{count}} Task von {{taskDefinition}} ist nicht gestartet oder nicht gesund geworden',
  'problem.rollout-failing-endlessly.message_other':
    '{{count}} Tasks von {{taskDefinition}} sind nicht gestartet oder nicht gesund geworden',
  'problem.rollout-failing-endlessly.hint':
    'Der Service hat keinen Circuit Breaker mit Rollback, ECS versucht es also weiter: eine Version bereitstellen, die läuft.',
  'problem.tasks-unplaced.message': 'ECS sagt: {{event}}',
  'problem.tasks-unplaced.hint':
    'Die Ereignisse des Services ansehen: Sie sagen, worauf ECS wartet.',
  'problem.tasks-missing.message': '{{running}} von {{desired}} Tasks laufen',
  'problem.tasks-missing.hint':
    'ECS startet die fehlenden; wenn nicht, die Ereignisse des Services ansehen.',

  'problem.balancer-failed.message':
    'Der Load Balancer konnte nicht eingerichtet werden',
  'problem.balancer-failed.hint': 'Den Stack löschen und erneut bereitstellen.',
  'problem.balancer-impaired.message':
    'Der Load Balancer antwortet, kann aber nicht wachsen',
  'problem.balancer-impaired.hint':
    'Seinen Subnetzen mehr freie Adressen geben: Er braucht in jedem mindestens acht.',

  'problem.certificate-revoked.message': `${CERTIFICATE} wurde widerrufen`,
  'problem.certificate-revoked.hint':
    'Ein neues Zertifikat beantragen und damit erneut bereitstellen.',
  'problem.certificate-expired.message': `${CERTIFICATE} ist abgelaufen`,
  'problem.certificate-expired.hint': RENEW,
  'problem.certificate-expires.message_one': `${CERTIFICATE} läuft in {{count}} Tag ab`,
  'problem.certificate-expires.message_other': `${CERTIFICATE} läuft in {{count}} Tagen ab`,
  'problem.certificate-expires.hint': RENEW,
  'problem.certificate-renewal-failed.message_one': `${CERTIFICATE} läuft in {{count}} Tag ab, und ACM konnte es nicht erneuern`,
  'problem.certificate-renewal-failed.message_other': `${CERTIFICATE} läuft in {{count}} Tagen ab, und ACM konnte es nicht erneuern`,
  'problem.certificate-renewal-failed.hint': RENEW,
  'problem.certificate-renewal-waits.message_one': `${CERTIFICATE} läuft in {{count}} Tag ab, und ACM wartet zur Erneuerung auf seinen Validierungseintrag`,
  'problem.certificate-renewal-waits.message_other': `${CERTIFICATE} läuft in {{count}} Tagen ab, und ACM wartet zur Erneuerung auf seinen Validierungseintrag`,
  'problem.certificate-renewal-waits.hint': RENEW,

  'problem.stack-update-rolled-back.message': `${STACK}: die letzte Änderung ist gescheitert und wurde zurückgenommen`,
  'problem.stack-update-rolled-back.hint':
    'In den Ereignissen des Stacks nach der Ursache sehen und erneut bereitstellen.',
  'problem.stack-rollback-failed.message': `${STACK}: die letzte Änderung ist gescheitert, und auch ihre Rücknahme`,
  'problem.stack-rollback-failed.hint':
    'Jemand muss die Rücknahme des Stacks in AWS fortsetzen.',
  'problem.stack-update-failed.message': `${STACK}: die letzte Änderung ist gescheitert und bleibt halb fertig`,
  'problem.stack-update-failed.hint':
    'Den Stack in AWS zurücknehmen, oder erneut bereitstellen.',
  'problem.stack-being-deleted.message': `${STACK}: er wird gelöscht`,
  'problem.stack-delete-failed.message': `${STACK}: er konnte nicht ganz gelöscht werden`,
  'problem.stack-delete-failed.hint':
    'In den Ereignissen des Stacks nachsehen, was im Weg steht, und ihn erneut löschen.',

  'problem.cluster-not-active.message':
    'Der Cluster {{cluster}} ist {{status}}',
  'problem.cluster-not-active.hint':
    'Nichts kann dorthin bereitgestellt werden: die Umgebung erneut bereitstellen.',
  'problem.endpoint-not-available.message':
    'Der Endpunkt für {{service}} ist {{state}}',
  'problem.endpoint-not-available.hint':
    'Tasks ohne anderen Weg zu diesem Dienst können ihn nicht nutzen: die Umgebung erneut bereitstellen.',

  'problem.unread-denied.message': UNREAD,
  'problem.unread-denied.hint':
    'Der Rolle von Backstage die fehlende Berechtigung geben; das README des Plugins enthält die ganze Policy.',
  'problem.unread-not-found.message': UNREAD,
  'problem.unread-not-found.hint':
    'Erneut bereitstellen: Der Service braucht, was weggenommen wurde.',
  'problem.unread-unavailable.message': UNREAD,

  'part.service': 'den Service',
  'part.taskDefinition': 'die Task-Definition',
  'part.targetGroups': 'die Target Groups',
  'part.targets': 'die Gesundheit von Targets',
  'part.endpoint': 'den Load Balancer',
  'part.consumers': 'die Konsumenten',
  'part.egress': 'die ausgehenden Adressen',
  'part.tasks': 'die laufenden Tasks',
  'part.stoppedTasks': 'die gestoppten Tasks',
  'part.network': 'das Netz',
  'part.endpoints': 'die Endpunkte',
  'part.cluster': 'den Cluster',

  'failure.stack-deleted': 'Der Stack {{arn}} wurde gelöscht',
  'failure.stack-without-vpc': 'Der Stack {{arn}} hat keine VPC',
  'failure.service-missing': 'ECS hat keinen Service {{arn}} (MISSING)',
  'failure.deployment-missing': 'ECS hat kein Service Deployment {{arn}}',
  'failure.cluster-missing': 'ECS hat keinen Cluster {{arn}} (MISSING)',
  'failure.balancer-missing': 'Es gibt keinen Load Balancer {{arn}}',
  'failure.target-group-missing': 'Es gibt keine Target Group {{arn}}',
  'failure.security-group-missing':
    'Es gibt keine Security Group {{ids, list}}',
  'failure.vpc-missing': 'Es gibt keine VPC {{id}}',
  'failure.no-answer': 'AWS hat nicht rechtzeitig geantwortet',
  'failure.budget-spent':
    'Nicht gefragt: Die eigene Grenze von Backstage für {{bucket}} in diesem Konto und dieser Region ist ausgeschöpft',

  'hop.zone-gone.text':
    'die Zone {{zoneId}} von {{domainName}} gibt es nicht mehr',
  'hop.zone-gone.todo':
    'fargate:dns-zone:deploy ausführen, dann die API erneut bereitstellen',
  'hop.alias-missing.text':
    'die Zone {{zoneId}} hat keinen Alias-Eintrag {{domainName}}',
  'hop.alias-missing.todo': API_AGAIN,
  'hop.alias-elsewhere.text':
    '{{domainName}} ist ein Alias von {{aliasTarget}} und nicht vom Load Balancer {{dnsName}} der API',
  'hop.alias-elsewhere.todo': API_AGAIN,
  'hop.alias.text': '{{domainName}} ist ein Alias von {{dnsName}}',

  'hop.parent-unseen.text':
    'kein Konto dieses Portals hat die übergeordnete Zone von {{zoneName}}; dig +short NS {{zoneName}} sollte {{nameServers, list}} antworten',
  'hop.delegation-missing.text':
    '{{parent}} ({{parentZoneId}}) hat keinen NS-Eintrag {{zoneName}}',
  'hop.delegation-missing.todo':
    'fargate:dns-zone:deploy mit parentZone ausführen, oder wem {{parent}} gehört, trägt ihn mit {{nameServers, list}} ein',
  'hop.delegation-elsewhere.text':
    '{{parent}} ({{parentZoneId}}) delegiert {{zoneName}} an {{delegatedTo, list}}, die Nameserver der Zone sind aber {{nameServers, list}}',
  'hop.delegation-elsewhere.todo':
    'wem {{parent}} gehört, berichtigt diesen NS-Eintrag',
  'hop.delegation.text':
    '{{parent}} delegiert {{zoneName}} an die Nameserver der Zone',

  'hop.balancer-not-active.text':
    'der Load Balancer {{balancer}} ist {{state}}',
  'hop.balancer-not-active.todo': 'warten, bis er aktiv ist',
  'hop.address-missing.text':
    'der Load Balancer {{balancer}} hat keine Adresse',
  'hop.address-missing.todo': API_AGAIN,
  'hop.addresses.text': '{{addresses, list}}',

  'hop.consumer-route-missing.text': NO_ROUTE,
  'hop.consumer-route-missing.todo':
    'wem sie gehört, trägt das Ziel {{cidr}} über {{gateway}} ein',
  'hop.consumer-route-and-attachment-missing.text': NO_ROUTE,
  'hop.consumer-route-and-attachment-missing.todo':
    'wem sie gehört, schließt sie an {{gateway}} an und trägt das Ziel {{cidr}} über {{gateway}} ein',
  'hop.consumer-route-and-gateway-missing.text': NO_ROUTE,
  'hop.consumer-route-and-gateway-missing.todo':
    'wem sie gehört, trägt das Ziel {{cidr}} über das Transit Gateway ein',
  'hop.consumer-route.text':
    '{{subnets}} von {{total}} Subnetzen von {{vpcId}} führen über {{gateway}} dorthin',

  'hop.attachment-missing.text':
    '{{vpcId}} ist nicht an {{gateway}} angeschlossen',
  'hop.attachment-missing.todo': 'wem sie gehört, schließt sie an',
  'hop.attachment-not-accepted.text':
    'das Attachment {{attachment}} von {{vpcId}} ist {{state}}',
  'hop.attachment-not-accepted.todo': 'wem {{gateway}} gehört, nimmt es an',
  'hop.attachment-not-available.text':
    'das Attachment {{attachment}} von {{vpcId}} ist {{state}}',
  'hop.attachment-not-available.todo': 'warten, bis es verfügbar ist',
  'hop.consumer-zone-missing.text':
    'das Attachment {{attachment}} von {{vpcId}} hat kein Subnetz in {{zones, list}}, wo die Aufrufer sind',
  'hop.consumer-zone-missing.todo': 'wem sie gehört, fügt eines hinzu',
  'hop.provider-zone-missing.text':
    'das Attachment {{attachment}} von {{vpcId}} hat kein Subnetz in {{zone}}, wo der Load Balancer {{address}} hat',
  'hop.provider-zone-missing.todo':
    'die Umgebung mit einem solchen erneut bereitstellen',
  'hop.transit-missing.text':
    'die Routentabelle von {{gateway}} für {{from}} führt nicht zu {{to}}',
  'hop.transit-missing.todo': ADD_ROUTE,
  'hop.transit-back-missing.text':
    'die Routentabelle von {{gateway}} für {{from}} führt nicht zu {{to}} zurück',
  'hop.transit-back-missing.todo': ADD_ROUTE,
  'hop.transit-unseen.text':
    'beide VPCs sind an {{gateway}} angeschlossen ({{attachments, list}}); es gehört keinem Konto dieses Portals, seine eigenen Routentabellen sind also nicht zu sehen',
  'hop.attachment.text':
    'beide VPCs sind an {{gateway}} angeschlossen ({{attachments, list}})',

  'hop.provider-route-missing.text':
    'die Routentabelle {{routeTable}} des Subnetzes {{subnet}} des Load Balancers führt nicht über {{gateway}} zu {{cidr}} zurück',
  'hop.provider-route-missing.todo':
    'den Konsumenten in transitGateway.consumerCidrs der Umgebung aufnehmen',
  'hop.provider-route.text':
    'die Subnetze des Load Balancers führen über {{gateway}} zu {{cidrs, list}} zurück',

  'hop.listener-missing.text':
    'der Load Balancer {{balancer}} hat keinen TLS-Listener auf 443',
  'hop.listener-missing.todo': API_AGAIN,
  'hop.consumer-not-admitted.text':
    'die Security Group des Load Balancers {{balancer}} lässt auf 443 {{admitted, list}} herein und nicht {{cidr}}',
  'hop.consumer-not-admitted.todo': ADMIT,
  'hop.nobody-admitted.text':
    'die Security Group des Load Balancers {{balancer}} lässt auf 443 niemanden herein, auch nicht {{cidr}}',
  'hop.nobody-admitted.todo': ADMIT,
  'hop.admitted-unseen.text':
    'die Security Group des Load Balancers {{balancer}} lässt auf 443 {{admitted, list}} herein; ob {{cidr}} darunter ist, ist nicht zu sehen',
  'hop.consumer-admitted.text':
    'der Load Balancer {{balancer}} lässt den Konsumenten auf 443 herein',

  'hop.targets-not-healthy.text': 'keines von {{total}} Targets ist gesund',
  'hop.targets-not-healthy.todo': 'warum, sagt die eigene Karte der API',
  'hop.targets-shut-off.text':
    'keines von {{total}} Targets ist gesund, denn die Security Group der Tasks lässt den Load Balancer nicht herein',
  'hop.targets-shut-off.todo': API_AGAIN,
  'hop.targets-healthy.text': '{{healthy}} von {{total}} Targets sind gesund',

  'check.reachable': '{{vpcId}} (Konto {{accountId}}) erreicht {{url}}',
  'check.unseen':
    '{{vpcId}} (Konto {{accountId}}) erreicht {{url}}, soweit dieses Portal sieht. {{unseen}}',
  'check.unreachable':
    '{{vpcId}} (Konto {{accountId}}) erreicht {{url}} nicht. {{hop}}: {{text}}: {{todo}}',
} as const;
