import { deBackend } from './deBackend';

/** Every string of the cards in German, by the keys of the translation ref. */
const de = {
  'card.title': 'Fargate API',
  'card.loading': 'Status wird geladen',
  'card.refresh': 'Aktualisieren',
  'card.retry': 'Erneut versuchen',
  'card.cancel': 'Abbrechen',
  'card.actions': 'Aktionen',
  'card.acceptedDetail': 'Der Fortschritt ist auf dieser Karte zu sehen.',

  'state.healthy': 'Gesund',
  'state.rolling-out': 'Rollout läuft',
  'state.starting': 'Startet',
  'state.degraded': 'Beeinträchtigt',
  'state.down': 'Ausgefallen',
  'state.scaled-to-zero': 'Auf null skaliert',
  'state.asleep': 'Schläft',
  'state.stale': 'Status veraltet',
  'state.gone': 'Nicht gefunden',
  'state.unconfirmed': 'Nicht bestätigt',
  'state.unknown': 'Unbekannt',
  'state.ready': 'Bereit',

  'explanation.scaled-to-zero':
    'Die gewünschte Anzahl ist 0: Die API ist nicht verfügbar, bis sie wieder hochskaliert wird.',
  'explanation.asleep':
    'Schläft bis {{time}}: Außerhalb der Bürozeiten laufen keine Tasks. Das ist kein Ausfall.',
  'explanation.stale': 'Letzter bekannter Zustand, vor {{age}}: {{state}}.',
  'explanation.gone':
    'ECS hat keinen solchen Service im Konto {{account}}, {{region}}. Entweder wurde sein Stack gelöscht, oder die Annotation nennt einen anderen Service.',
  'explanation.lastSeen': 'Zuletzt gesehen vor {{age}}.',

  'age.seconds': '{{n, number}} s',
  'age.minutes': '{{n, number}} min',
  'age.hours': '{{n, number}} h',
  'age.days': '{{n, number}} d',
  'age.ago': 'vor {{age}}',
  'age.justNow': 'gerade eben',
  'age.because': '{{age}} alt: {{reason}}',
  'age.simulated':
    'AWS ist simuliert: Zeiten gelten nach seiner Uhr, die {{speed, number}}-mal so schnell geht.',

  'staleReason.throttled': 'AWS drosselt die Anfragen',
  'staleReason.denied': 'AWS verweigert den Zugriff',
  'staleReason.not-found': 'in AWS nicht mehr vorhanden',
  'staleReason.unconfirmed': 'von AWS nicht bestätigt',
  'staleReason.unavailable': 'AWS antwortet nicht',
  'staleReason.backend': 'Backstage antwortet nicht',

  'readFailure.throttled': 'AWS drosselt die Anfragen, neuer Versuch in Kürze.',
  'readFailure.denied':
    'AWS verweigert den Zugriff. Die Rolle für dieses Konto braucht die Berechtigung, die AWS nennt.',
  'readFailure.not-found': 'In AWS nicht gefunden.',
  'readFailure.unconfirmed': 'Von AWS nicht bestätigt.',
  'readFailure.unavailable': 'AWS antwortet nicht, neuer Versuch in Kürze.',

  'tasks.running': '{{running, number}} von {{desired, number}} laufen',
  'tasks.surplus': '{{running, number}} laufen, {{desired, number}} gewünscht',
  'tasks.pending': '{{n, number}} im Start',
  'tasks.none': 'gewünschte Anzahl 0',
  'tasks.account': 'Konto {{account}}',
  'tasks.health.healthy': 'Container gesund',
  'tasks.health.unhealthy': 'Container nicht gesund',
  'tasks.started': 'vor {{age}} gestartet',
  'tasks.logs': 'Logs des Tasks {{task}}',
  'tasks.stop': 'Task {{task}} stoppen …',

  'endpoint.label': 'Endpunkt',
  'endpoint.copy': 'Endpunkt kopieren',
  'endpoint.copyUrl': '{{url}} kopieren',
  'endpoint.copyDnsName': 'DNS-Namen des Load Balancers kopieren',
  'endpoint.scheme.internet-facing': 'öffentlich',
  'endpoint.scheme.internal': 'intern',
  'endpoint.type.application': 'ALB',
  'endpoint.type.network': 'NLB',
  'endpoint.tls': 'TLS',
  'endpoint.noTls': 'kein TLS',
  'endpoint.state': 'Load Balancer {{state}}',

  'problems.label': 'Probleme',
  'problems.error': 'Fehler:',
  'problems.warning': 'Warnung:',
  'problems.more_one': '{{count}} weiteres Problem zeigen',
  'problems.more_other': '{{count}} weitere Probleme zeigen',
  'problems.fewer': 'Weniger zeigen',

  'targets.label': 'Targets',
  'targets.group': 'Target Group {{name}}',
  'targets.none': 'keine Targets registriert',
  'targets.of': '{{list}} von {{total, number}}',
  'targets.healthy': '{{n, number}} gesund',
  'targets.initial': '{{n, number}} in Prüfung',
  'targets.unhealthy': '{{n, number}} nicht gesund',
  'targets.draining': '{{n, number}} im Draining',
  'targets.unused': '{{n, number}} ungenutzt',
  'targets.unavailable': '{{n, number}} nicht prüfbar',
  'targets.alternate': 'im Wechsel mit {{other}} (Blue/Green)',
  'targets.idle': 'inaktiv: Anfragen gehen an {{other}}',
  'targets.healthCheck': 'Health Check {{path}}',

  'rollout.label': 'Rollout',
  'rollout.in-progress': 'Läuft seit {{age}}',
  'rollout.completed': 'Vor {{age}} abgeschlossen',
  'rollout.failed': 'Vor {{age}} fehlgeschlagen',
  'rollout.stateOnly.in-progress': 'Läuft',
  'rollout.stateOnly.completed': 'Abgeschlossen',
  'rollout.stateOnly.failed': 'Fehlgeschlagen',
  'rollout.progress': 'Fortschritt des Rollouts',
  'rollout.failedTasks_one': '{{count}} fehlgeschlagener Task',
  'rollout.failedTasks_other': '{{count}} fehlgeschlagene Tasks',
  'rollout.breaker':
    'Circuit Breaker: {{failures, number}} von {{threshold, number}} Fehlschlägen, dann macht ECS das Rollout automatisch rückgängig.',
  'rollout.strategy.BLUE_GREEN': 'Blue/Green',
  'rollout.strategy.LINEAR': 'linear',
  'rollout.strategy.CANARY': 'Canary',
  'rollout.circuitBreaker':
    'Schlagen zu viele Tasks fehl, macht ECS das Rollout automatisch rückgängig (Circuit Breaker).',

  'task.label': 'Task',
  'task.cpu': '{{n, number}} vCPU',
  'task.memory': '{{n, number}} GB',
  'task.serving': 'beantwortet Anfragen',
  'task.next': 'wird ausgerollt',
  'task.failing': 'schlägt fehl',

  'certificate.label': 'Zertifikat',
  'certificate.expires': 'läuft in {{age}} ab',
  'certificate.expired': 'vor {{age}} abgelaufen',
  'certificate.soon':
    'ACM erneuert automatisch nur Zertifikate, die es ausgestellt hat und deren Validierungseintrag im DNS steht.',

  'vpcLink.label': 'VPC Link',
  'vpcLink.registered':
    '{{healthy}} von {{registered}} registrierten Tasks gesund',
  'throttling.label': 'Drosselung',
  'throttling.limits': '{{rate}} Anfragen pro Sekunde, {{burst}} gleichzeitig',
  'throttling.account': 'die Limits des Kontos',
  'consumers.label': 'Konsumenten',
  'consumers.copy': 'Netze der Konsumenten kopieren',
  'consumers.none':
    'noch kein Netz zugelassen: CIDR-Blöcke in consumerCidrs eintragen und erneut bereitstellen',
  'consumers.any':
    'jedes Netz mit einer Route dorthin: Der Load Balancer hat keine Security Group',

  'schedule.at': '{{date, datetime}} {{clock, datetime}}',
  'schedule.label': 'Nächste geplante Änderung',
  'schedule.start_one': '{{time}}: startet {{count}} Task',
  'schedule.start_other': '{{time}}: startet {{count}} Tasks',
  'schedule.stop': '{{time}}: stoppt alle Tasks',
  'schedule.limits': '{{time}}: hält {{min, number}} bis {{max, number}} Tasks',
  'egress.label': 'Ausgehende IPs',
  'egress.copy': 'Ausgehende IPs kopieren',
  'egress.ofTasks':
    'nicht fest: Jeder Task hat eine eigene öffentliche IP-Adresse, solange er läuft',

  'configuration.title': 'Konfiguration',
  'configuration.taskRole': 'Task-Rolle',
  'configuration.taskRolePolicies': 'Task-Rolle mit den Policies {{names}}',
  'configuration.taskRoleWithoutPolicies': 'Task-Rolle ohne Policies',
  'configuration.variable': 'Umgebungsvariable',
  'configuration.secretsmanager':
    'aus dem Secret {{source}} im Secrets Manager',
  'configuration.ssm': 'aus dem Parameter {{source}} im Parameter Store',
  'configuration.key': 'Schlüssel {{key}}',
  'configuration.version': 'Version {{version}}',
  'configuration.container': 'Container {{container}}',
  'details.targets': 'Targets ({{n, number}})',
  'details.events': 'Ereignisse ({{n, number}})',
  'details.tasks': 'Tasks ({{n, number}})',
  'details.tasksUnread': 'Tasks',
  'details.stoppedTasks': 'Gestoppte Tasks ({{n, number}})',
  'details.stoppedTasksUnread': 'Gestoppte Tasks',
  'details.noStoppedTasks':
    'Keine gestoppten Tasks. ECS führt sie etwa eine Stunde lang auf.',
  'details.exitCode': '{{container}}: Exit-Code {{code, number}}',
  'details.noExitCode': '{{container}}: kein Exit-Code',

  'previews.title': 'Previews ({{n, number}})',
  'previews.unread': 'Previews',
  'previews.request': 'Pull Request #{{number}}',
  'previews.ends': 'ohne Commit in {{age}} gelöscht',
  'previews.state.deploying': 'Wird deployt',
  'previews.state.ready': 'Bereit',
  'previews.state.outdated':
    'Der letzte Commit ist gescheitert, der davor läuft',
  'previews.state.failed': 'Gescheitert',
  'previews.state.deleting': 'Wird gelöscht',

  'hold.title': 'Automatische Deployments sind angehalten',
  'hold.since':
    'Vor {{age}} angehalten von {{by}}, nach einem Rollback. Pipelines deployen wieder, sobald sie freigegeben sind.',
  'hold.unknown': 'Pipelines deployen wieder, sobald sie freigegeben sind.',
  'hold.release': 'Freigeben …',

  'gitOps.title': 'Änderungen werden in {{repository}} gemacht',
  'gitOps.description':
    'Die Pipeline dieses Repositorys wendet sie an. Änderungen von hier aus öffnen dort einen Pull Request.',
  'gitOps.open': 'Repository öffnen',

  'approval.title': 'Wartet auf Freigabe',
  'approval.asks': '{{by}} möchte {{image}} deployen.',
  'approval.from': 'Es läuft in {{from}}.',
  'approval.previous': 'Es ersetzt {{image}}.',
  'approval.appliedBy': 'Änderungen von Einstellungen wendet danach {{by}} an.',
  'approval.expires': 'Die Anfrage verfällt am {{time}}.',
  'approval.task': 'Log des Tasks',
  'approval.approve': 'Freigeben …',
  'approval.approveTitle': 'Das Deployment freigeben',
  'approval.approveEffect':
    'Der Task deployt dann {{image}}, sofern sich die API seit der Anfrage nicht geändert hat.',
  'approval.approveConfirm': 'Freigeben',
  'approval.decline': 'Ablehnen …',
  'approval.declineTitle': 'Das Deployment ablehnen',
  'approval.declineEffect':
    'Der Task endet ohne Änderung und zeigt die Begründung.',
  'approval.declineConfirm': 'Ablehnen',
  'approval.reason': 'Begründung',

  'deployments.title': 'Deployments',
  'deployments.loading': 'Die Deployments werden geladen',
  'deployments.failed': 'Die Deployments konnten nicht geladen werden',
  'deployments.none':
    'Keine Deployments. ECS bewahrt sie seit Oktober 2024 auf.',
  'deployments.running': 'läuft',
  'deployments.by': 'von {{by}}',
  'deployments.approvedBy': 'freigegeben von {{by}}',
  'deployments.rolledBackTo': 'zurück auf {{revision, number}} von {{by}}',
  'deployments.commit': 'Commit {{commit}}',
  'deployments.run': 'Lauf der Pipeline',
  'deployments.task': 'Log des Tasks',
  'deployments.took': 'dauerte {{age}}',
  'deployments.reason': 'Grund: {{reason}}',
  'deployments.alarms': 'Alarme: {{names}}',
  'deployments.rollBack': 'Auf {{taskDefinition}} zurückrollen …',
  'deployments.same': 'Dasselbe, was läuft.',
  'deployments.differs': 'Anders als das, was läuft:',
  'deployments.kind.restart': 'dasselbe noch einmal, etwa ein Neustart',
  'deployments.kind.restoration': 'ohne neue Revision wiederhergestellt',
  'deployments.outcome.in-progress': 'Läuft noch',
  'deployments.outcome.succeeded': 'Erfolgreich',
  'deployments.outcome.stopped': 'Abgebrochen',
  'deployments.outcome.rolling-back': 'Wird rückgängig gemacht',
  'deployments.outcome.rolled-back': 'Fehlgeschlagen und rückgängig gemacht',
  'deployments.outcome.rollback-failed': 'Rollback fehlgeschlagen',
  'deployments.outcome.failed': 'Fehlgeschlagen',
  'deployments.difference.values': '{{what}}: {{deployed}}, jetzt {{running}}',
  'deployments.difference.added': '{{what}} nur in diesem Deployment',
  'deployments.difference.removed': '{{what}} nur in dem, was läuft',
  'deployments.difference.changed': '{{what}} mit einem anderen Wert',
  'deployments.difference.subject.container': 'Container {{container}}',
  'deployments.difference.subject.image': 'Image von {{container}}',
  'deployments.difference.subject.variable': 'Variable {{name}}',
  'deployments.difference.subject.secret': 'Secret {{name}}',
  'deployments.difference.subject.setting': '{{name}}',
  'deployments.difference.subject.settingOf': '{{name}} von {{container}}',

  'console.label': 'In AWS öffnen',
  'console.stack': 'Stack',
  'console.cluster': 'Cluster',
  'console.vpc': 'VPC',
  'console.service': 'Service',
  'console.logs': 'Logs',

  'restart.menu': 'Neues Deployment erzwingen …',
  'restart.title': 'Neues Deployment von {{service}} erzwingen?',
  'restart.confirm': 'Neues Deployment erzwingen',
  'restart.none':
    'Die gewünschte Anzahl ist 0: Kein Task startet, bis wieder hochskaliert wird.',
  'restart.replaces_one':
    'ECS startet einen neuen Task von {{taskDefinition}} und stoppt den bisherigen, sobald der neue gesund ist. Die API bleibt verfügbar.',
  'restart.replaces_other':
    'ECS startet {{count, number}} neue Tasks von {{taskDefinition}} und stoppt die bisherigen, sobald die neuen gesund sind. Die API bleibt verfügbar.',
  'restart.image':
    'Image-Tags werden neu aufgelöst: Die neuen Tasks verwenden das Image, das zuletzt unter dem Tag gepusht wurde.',
  'restart.circuitBreaker':
    'Schlagen die neuen Tasks immer wieder fehl, macht ECS das Deployment automatisch rückgängig (Circuit Breaker).',
  'restart.noCircuitBreaker':
    'Schlagen die neuen Tasks immer wieder fehl, versucht ECS es weiter und macht das Deployment nicht rückgängig.',
  'restart.replacesRollout': 'Es ersetzt das Rollout, das gerade läuft.',
  'restart.accepted': 'Neues Deployment von {{service}} gestartet',
  'restart.done': 'Neues Deployment von {{service}} abgeschlossen',
  'restart.failed': 'Neues Deployment von {{service}} fehlgeschlagen',
  'restart.replaced':
    'Neues Deployment von {{service}} wurde durch ein anderes ersetzt',
  'restart.replacedDetail':
    'Entweder hat ECS es rückgängig gemacht, oder jemand hat seitdem ein anderes gestartet.',

  'change.image': 'Neues Image bereitstellen …',
  'change.size': 'Größe und Skalierung ändern …',
  'change.move': 'Zu einem anderen Load Balancer umziehen …',
  'change.promote': 'In die nächste Umgebung übernehmen …',
  'change.rollBack': 'Zurückrollen …',
  'change.delete': 'Löschen …',

  'scale.menu': 'Gewünschte Anzahl setzen …',
  'scale.title': 'Gewünschte Anzahl von {{service}} setzen',
  'scale.confirm': 'Gewünschte Anzahl setzen',
  'scale.field': 'Gewünschte Anzahl',
  'scale.range':
    'Von {{min, number}} bis {{max, number}}, jetzt {{desired, number}}',
  'scale.now': 'Jetzt {{desired, number}}',
  'scale.autoscaling':
    'Application Auto Scaling passt die Anzahl weiterhin der Last an, von {{min, number}} bis {{max, number}}.',
  'scale.fixed':
    'Application Auto Scaling hält die Anzahl bei {{desired, number}}. Die Zahl der Tasks lässt sich mit einem Update ändern.',
  'scale.asleep':
    'Außerhalb der Bürozeiten: Die Tasks laufen, bis der Zeitplan die Anzahl wieder setzt, {{time}} auf {{desired, number}}, und stoppen am Ende der Bürozeiten.',
  'scale.repository':
    'Das Repository der API legt ihre Anzahl Tasks fest: Das nächste Deployment kann diese zurücksetzen.',
  'scale.propose': 'Dort eine andere Anzahl vorschlagen…',
  'scale.stack':
    'Der CloudFormation-Stack behält seine eigene gewünschte Anzahl: Das nächste Deployment kann diese zurücksetzen.',
  'scale.unchanged': 'Das ist bereits die gewünschte Anzahl.',
  'scale.zero':
    'Alle Tasks stoppen, und die API ist nicht verfügbar, bis wieder hochskaliert wird.',
  'scale.fewer_one':
    '{{count, number}} Task stoppt, sobald seine Verbindungen beendet sind; die anderen laufen weiter.',
  'scale.fewer_other':
    '{{count, number}} Tasks stoppen, sobald ihre Verbindungen beendet sind; die anderen laufen weiter.',
  'scale.more_one':
    '{{count, number}} weiterer Task startet und erhält Anfragen, sobald er gesund ist.',
  'scale.more_other':
    '{{count, number}} weitere Tasks starten und erhalten Anfragen, sobald sie gesund sind.',
  'scale.accepted':
    'Gewünschte Anzahl von {{service}} auf {{desired, number}} gesetzt',
  'scale.done': '{{service}} auf {{desired, number}} skaliert',

  'stopTask.title': 'Task {{task}} stoppen?',
  'stopTask.confirm': 'Diesen Task stoppen',
  'stopTask.replaced':
    'ECS meldet ihn vom Load Balancer ab, stoppt ihn und startet Ersatz (gewünschte Anzahl: {{desired, number}}).',
  'stopTask.notReplaced':
    'ECS meldet ihn vom Load Balancer ab und stoppt ihn. Er wird nicht ersetzt, weil mehr Tasks laufen als gewünscht.',
  'stopTask.only':
    'Es läuft kein anderer Task: Die API ist nicht verfügbar, bis der Ersatz gesund ist.',
  'stopTask.accepted': 'Task {{task}} von {{service}} wird gestoppt',
  'stopTask.done': 'Task {{task}} von {{service}} gestoppt',

  'operationFailed.title': 'Aktion fehlgeschlagen',
  'operationFailed.notAllowed':
    'Dafür ist die Berechtigung {{permission}} erforderlich.',
  'operationFailed.refused': 'Vom Backend oder von AWS abgelehnt:',
  'operationFailed.unreachable':
    'Das Backstage-Backend ist nicht erreichbar. Ob die Aktion ausgeführt wurde, ist unklar: Vor einem neuen Versuch den Status prüfen.',

  'logs.title': 'Logs des Tasks {{task}}',
  'logs.loading': 'Logs werden geladen',
  'logs.label': 'Log',
  'logs.count_one': '{{count, number}} Zeile, Zeit in UTC',
  'logs.count_other': '{{count, number}} Zeilen, Zeiten in UTC',
  'logs.empty': 'CloudWatch Logs hat keine Zeilen von diesem Task.',
  'logs.emptyHint':
    'Zeilen treffen einige Sekunden nach dem Schreiben ein. Ein Task, dessen Image nicht geladen werden konnte, schreibt keine.',
  'logs.copy': 'Log-Zeilen kopieren',
  'logs.refresh': 'Aktualisieren',
  'logs.failed': 'Die Logs konnten nicht gelesen werden',
  'logs.console': 'In CloudWatch Logs öffnen',

  'consumerCheck.menu': 'Erreichbarkeit prüfen …',
  'consumerCheck.title': 'Kann ein Konsument {{url}} erreichen?',
  'consumerCheck.intro':
    'Prüft DNS, Routen und Security Groups in beiden Konten. Nur lesend: Es werden keine Anfragen gesendet.',
  'consumerCheck.loading': 'VPCs werden geladen',
  'consumerCheck.field': 'VPC des Konsumenten',
  'consumerCheck.option': '{{name}} · {{cidrs}} · Konto {{account}}',
  'consumerCheck.none':
    'Es gibt keine andere VPC, von der aus geprüft werden kann.',
  'consumerCheck.unread':
    'Die VPCs von {{target}} (Konto {{account}}) konnten nicht aufgelistet werden:',
  'consumerCheck.unlisted':
    'VPC nicht dabei? Ihr Konto muss ein Target dieses Portals in {{region}} sein: Ein Administrator kann es unter fargateApi.targets eintragen.',
  'consumerCheck.listFailed': 'Die VPCs konnten nicht aufgelistet werden',
  'consumerCheck.run': 'Prüfen',
  'consumerCheck.again': 'Erneut prüfen',
  'consumerCheck.running': 'Beide Konten werden geprüft',
  'consumerCheck.close': 'Schließen',
  'consumerCheck.failed': 'Die Prüfung ist fehlgeschlagen',
  'consumerCheck.reachable': '{{consumer}} kann die API erreichen',
  'consumerCheck.partlyUnknown':
    '{{consumer}} erreicht die API vielleicht, aber dieses Portal sieht nicht jeden Abschnitt',
  'consumerCheck.unreachable': '{{consumer}} kann die API nicht erreichen',
  'consumerCheck.missing': 'Fehlt: {{hop}}',
  'consumerCheck.copy': 'Ergebnis kopieren',
  'consumerCheck.path': 'Weg einer Anfrage',
  'consumerCheck.todo': 'Zu tun: {{todo}}',
  'consumerCheck.hop.name': 'DNS-Eintrag',
  'consumerCheck.hop.delegation': 'DNS-Delegation',
  'consumerCheck.hop.address': 'IP-Adressen',
  'consumerCheck.hop.consumer-route': 'Route des Konsumenten',
  'consumerCheck.hop.attachment': 'Attachment',
  'consumerCheck.hop.provider-route': 'Rückroute',
  'consumerCheck.hop.load-balancer': 'Load Balancer',
  'consumerCheck.hop.target': 'Targets',
  'consumerCheck.state.ok': 'OK:',
  'consumerCheck.state.missing': 'Fehlt:',
  'consumerCheck.state.unknown': 'Unbekannt:',
  'consumerCheck.state.skipped': 'nicht geprüft',

  'copy.done': 'Kopiert',
  'copy.failed': 'Der Browser erlaubt kein Kopieren',

  'missingAnnotation.title':
    'Mit dieser Entität ist kein ECS-Service verknüpft',
  'missingAnnotation.description':
    'Eine dieser Annotationen in ihre catalog-info.yaml eintragen, mit dem ARN ihres CloudFormation-Stacks oder ECS-Service:',
  'missingAnnotation.copy': 'Annotationen kopieren',

  'notAllowed.title': 'Keine Berechtigung, den Status dieser API zu sehen',
  'notAllowed.description': 'Erforderlich ist die Berechtigung {{permission}}.',
  'notAllowed.ask': 'Ansprechpartner ist der Eigentümer der Entität:',
  'notAllowed.askAdministrator':
    'Diese Entität hat keinen Eigentümer. Ansprechpartner sind die Backstage-Administratoren.',

  'home.title': 'Fargate-APIs',
  'home.intro':
    'HTTP-APIs aus Container-Images auf AWS Fargate bereitstellen, mit Load Balancer, Netz und Logs. Jede steht danach im Katalog; ihre Seite zeigt, ob sie läuft, und wenn nicht, warum.',
  'home.deployFirst': 'Die erste API bereitstellen',
  'home.deploy': 'Eine API bereitstellen',
  'home.loading': 'Ihre APIs und Umgebungen werden geladen',
  'home.failed': 'Ihre APIs und Umgebungen konnten nicht geladen werden',
  'home.apis': 'Ihre APIs',
  'home.noApis': 'Weder Sie noch Ihre Teams haben bisher eine API auf Fargate.',
  'home.environments': 'Ihre Umgebungen',
  'home.noEnvironments':
    'Weder Sie noch Ihre Teams haben eine Umgebung. Die erste API kann eine anlegen.',
  'home.deployed': 'bereitgestellt vor {{age}}',
  'home.deploying': 'wird seit {{age}} bereitgestellt',
  'home.several': '{{n}} Services',

  'deployment.log': 'Log des Deployments',
  'deployment.waiting': 'Warten auf die erste Zeile des Logs',
  'deployment.failed': 'Was geschah',
  'deployment.cancelled': 'Abgebrochen',
  'deployment.why': 'Warum',
  'deployment.evidence': 'Belege',
  'deployment.now': 'Jetzt',
  'deployment.next': 'Als Nächstes',

  'places.title': 'Fargate API · {{place}}',
  'places.problems': 'Services, die nicht angezeigt werden',
  'notFound.title': 'Kein ECS-Service zu dieser Entität gefunden',

  'removed.title': 'Diese Entität ist nicht mehr im Katalog',
  'removed.description':
    'Sie wurde gelöscht oder abgemeldet, oder sie ist für Sie nicht mehr sichtbar. Ihr letzter Status wird nicht gezeigt, weil ihn nichts mehr aktualisiert.',

  'environment.title': 'Fargate-Umgebung',
  'environment.label': 'Umgebung',
  'environment.loading': 'Status der Umgebung wird geladen',
  'environment.gone':
    'ECS hat keinen solchen Cluster im Konto {{account}}, {{region}}. Entweder wurde sein Stack gelöscht, oder die Annotation nennt einen anderen.',
  'environment.stale': 'Zuletzt aktualisiert vor {{age}}.',
  'environment.apis': 'APIs',
  'environment.noApis':
    'Noch keine: Eine lässt sich über ihr Software Template bereitstellen.',
  'environment.cluster': 'Cluster',
  'environment.services_one': '{{count, number}} Service',
  'environment.services_other': '{{count, number}} Services',
  'environment.tasks_one': '{{count, number}} Task läuft',
  'environment.tasks_other': '{{count, number}} Tasks laufen',
  'environment.sharedLoadBalancer': 'Gemeinsamer Load Balancer',
  'environment.rules': '{{used, number}} von {{quota, number}} Regeln',
  'environment.targetGroups':
    '{{used, number}} von {{quota, number}} Target Groups',
  'environment.certificates':
    '{{used, number}} von {{quota, number}} Zertifikaten',
  'environment.network': 'VPC',
  'environment.zones': 'Availability Zones',
  'environment.copyVpc': 'VPC-ID kopieren',
  'environment.nat.none':
    'kein NAT-Gateway: Tasks in privaten Subnetzen erreichen das Internet nicht',
  'environment.nat.single': 'ein NAT-Gateway für alle AZs',
  'environment.nat.per-zone': 'ein NAT-Gateway pro AZ',
  'environment.nat.other': 'über NAT-Gateways',
  'environment.endpoints': 'VPC-Endpunkte',
  'environment.flowLogs': 'Flow Logs',
  'environment.noFlowLogs': 'aus',
  'environment.execLogs': 'Sitzungen von ECS Exec',
  'environment.withContainerLogs': 'mit den Logs der Container aufgezeichnet',
  'environment.keptDays_one': '{{count, number}} Tag aufbewahrt',
  'environment.keptDays_other': '{{count, number}} Tage aufbewahrt',
  'environment.noEndpoints':
    'keine: AWS-Dienste werden über das Internet erreicht',
  'environment.endpointState': '{{service}} ({{state}})',
  'environment.notAllowed':
    'Keine Berechtigung, den Status dieser Umgebung zu sehen',
  'environment.notFound': 'Kein Stack zu dieser Umgebung gefunden',
  'environment.missingAnnotation.title':
    'Mit dieser Umgebung ist kein Stack verknüpft',
  'environment.missingAnnotation.description':
    'Diese Annotation in ihre catalog-info.yaml eintragen, mit dem ARN des Stacks ihres Clusters:',

  'advice.title': 'Welche API auf Fargate?',
  'advice.intro':
    'Geben Sie an, was Sie über die API wissen. Zu jeder Art, sie zu betreiben, steht ihr Preis im Monat, für zwei Tasks mit 0,25 vCPU und 0,5 GB.',
  'advice.requests': 'Anfragen im Monat',
  'advice.amount.few': 'Wenige: etwa 1 Million',
  'advice.amount.some': 'Einige: etwa 10 Millionen',
  'advice.amount.many': 'Viele: etwa 100 Millionen',
  'advice.amount.number': 'Eine andere Anzahl',
  'advice.count': 'Anzahl der Anfragen im Monat',
  'advice.outbound': 'Ausgehender Datenverkehr, GB im Monat',
  'advice.outboundHelp':
    'Was die Tasks von sich aus ins Internet senden, z. B. Aufrufe anderer Dienste. Ohne die Antworten an Aufrufer.',
  'advice.callers': 'Wer sie aufrufen kann',
  'advice.caller.internet': 'Alle im Internet',
  'advice.caller.other-accounts':
    'Konsumenten mit privaten IP-Adressen, auch in anderen Konten',
  'advice.caller.within': 'Nur Konsumenten im eigenen Netz',
  'advice.environment': 'Umgebung',
  'advice.newEnvironment': 'Eine neue erstellen',
  'advice.existingEnvironment':
    'Eine vorhandene verwenden, deren Netz schon bezahlt wird',
  'advice.existingSharedEnvironment':
    'Eine vorhandene mit gemeinsamem Load Balancer verwenden, beides schon bezahlt',
  'advice.sharingApis': 'APIs, die sich einen Load Balancer teilen könnten',
  'advice.sharingApisHelp': 'Mit dieser, in derselben Umgebung.',
  'advice.region': 'Region',
  'advice.fixedEgress':
    'Andere geben ihre ausgehenden IP-Adressen frei, daher müssen diese fest sein',
  'advice.ways': 'Arten, die API zu betreiben',
  'advice.way.public-api': 'Öffentliche API hinter einem Load Balancer',
  'advice.way.public-tasks': 'Öffentliche API, Tasks mit öffentlichen Adressen',
  'advice.way.shared-api': 'API hinter einem gemeinsamen Load Balancer',
  'advice.way.gateway-api': 'API hinter API Gateway',
  'advice.way.internal-api': 'Interne API',
  'advice.note.public-api':
    'Ohne die Grenzen von API Gateway. Die ausgehenden IP-Adressen sind die der NAT-Gateways und bleiben.',
  'advice.note.public-tasks':
    'Braucht kein NAT-Gateway. Die ausgehenden IP-Adressen ändern sich mit jedem Task.',
  'advice.note.shared-api':
    'Braucht eine DNS-Zone. Die APIs einer Umgebung teilen sich den Preis des Load Balancers, dessen Web ACL und Zugriffslogs; die erste zahlt ihn allein, bis es weitere gibt. Die ausgehenden IP-Adressen sind die der NAT-Gateways und bleiben.',
  'advice.note.gateway-api':
    'Eine Anfrage darf höchstens 30 Sekunden dauern und 10 MB haben. Kostet bei weniger als etwa {{millions}} Millionen Anfragen im Monat weniger als ein Load Balancer, ohne dessen Kapazitätseinheiten.',
  'advice.note.internal-api':
    'Braucht eine DNS-Zone. Die Kapazitätseinheiten ihres Load Balancers sind nicht mitgezählt.',
  'advice.obstacle.reached-from-internet':
    'Passt nicht: Sie kann aus dem Internet aufgerufen werden.',
  'advice.obstacle.not-reached-from-internet':
    'Passt nicht: Sie kann nicht aus dem Internet aufgerufen werden.',
  'advice.obstacle.egress-changes':
    'Passt nicht: Ihre ausgehenden IP-Adressen ändern sich.',
  'advice.cheapest':
    'Empfohlen: die günstigste, die passt, {{dollars}} im Monat weniger als die nächste.',
  'advice.onlyOne': 'Empfohlen: die einzige, die passt.',
  'advice.deploy': 'Bereitstellen',
  'advice.deployWay': 'Bereitstellen: {{way}}',
  'advice.counted':
    'Mitgezählt ist der Datenverkehr von oben: Anfragen, eine Kapazitätseinheit (LCU) für 25 Anfragen pro Sekunde und ausgehender Verkehr. Nicht mitgezählt: Antworten an Aufrufer und Logs.',
  'advice.list': 'Listenpreise von AWS vom {{date}} in {{region}}.',
  'advice.own': 'Preise dieses Portals in {{region}}.',
  'advice.meteredOf':
    'Die Preise von Anfragen und Datenverkehr sind die von {{region}}, da es für diese Region keine gibt.',

  'prices.list':
    'Die Preise sind Listenpreise von AWS vom {{date}} in {{region}}, ohne Datenverkehr.',
  'prices.own':
    'Die Preise sind die dieses Portals in {{region}}, ohne Datenverkehr.',
  'prices.unread': 'Ob das Portal eigene hat, konnte nicht gelesen werden.',
  'prices.shared':
    'Ohne den Load Balancer, den sich die APIs der Umgebung teilen.',
  'prices.natChoices':
    'Mit anderen NAT-Gateways: ohne {{none}}, mit einem {{single}}, mit einem pro AZ {{perZone}}.',
  'prices.title': 'Preis im Monat',
  'prices.total': 'etwa {{dollars}} im Monat',
  'prices.upTo': 'bis zu {{dollars}} mit allen Tasks',
  'prices.now': 'jetzt etwa {{dollars}}',
  'prices.metered':
    'Anfragen, Datenverkehr und Logs werden nach Verbrauch berechnet und kommen hinzu.',
  'prices.unknown':
    'Dieses Portal hat keine Preise für {{region}}. Sie stehen in der Preisliste von AWS; ein Administrator kann sie unter fargateApi.prices eintragen.',
  'prices.line': '{{what}} ({{dollars}})',
  'prices.lines.natGateways_one':
    '{{count}} NAT-Gateway mit öffentlicher IPv4-Adresse',
  'prices.lines.natGateways_other':
    '{{count}} NAT-Gateways mit je einer öffentlichen IPv4-Adresse',
  'prices.lines.loadBalancers_one': '{{count}} Load Balancer',
  'prices.lines.loadBalancers_other': '{{count}} Load Balancer',
  'prices.lines.publicLoadBalancers_one':
    '{{count}} Load Balancer mit {{addresses}} öffentlichen IPv4-Adressen',
  'prices.lines.publicLoadBalancers_other':
    '{{count}} Load Balancer mit je {{addresses}} öffentlichen IPv4-Adressen',
  'prices.lines.loadBalancerShare':
    '1/{{apis}} eines Load Balancers mit {{addresses}} öffentlichen IPv4-Adressen',
  'prices.lines.interfaceEndpoints_one': '{{count}} VPC-Endpunkt in einer AZ',
  'prices.lines.interfaceEndpoints_other':
    '{{count}} VPC-Endpunkte, jeder in einer AZ',
  'prices.lines.transitGatewayAttachments_one':
    '{{count}} Transit-Gateway-Attachment',
  'prices.lines.transitGatewayAttachments_other':
    '{{count}} Transit-Gateway-Attachments',
  'prices.lines.hostedZones_one': '{{count}} Hosted Zone',
  'prices.lines.hostedZones_other': '{{count}} Hosted Zones',
  'prices.lines.tasks_one':
    '{{count}} Task mit {{vCpu, number}} vCPU und {{gigabytes, number}} GB',
  'prices.lines.tasks_other':
    '{{count}} Tasks mit je {{vCpu, number}} vCPU und {{gigabytes, number}} GB',
  'prices.lines.tasksAtHours_one':
    '{{count}} Task mit {{vCpu, number}} vCPU und {{gigabytes, number}} GB, {{hours, number}} von 168 Stunden der Woche',
  'prices.lines.tasksAtHours_other':
    '{{count}} Tasks mit je {{vCpu, number}} vCPU und {{gigabytes, number}} GB, {{hours, number}} von 168 Stunden der Woche',
  'prices.lines.gatewayRequests':
    '{{count, number}} Millionen Anfragen an API Gateway',
  'prices.lines.loadBalancerUnits':
    '{{count, number}} Stunden einer Kapazitätseinheit (LCU) des Load Balancers',
  'prices.lines.natGigabytes': '{{count, number}} GB durch NAT-Gateways',
  'prices.lines.outboundGigabytes': '{{count, number}} GB ins Internet',
  'prices.lines.taskAddresses_one':
    '{{count}} öffentliche IPv4-Adresse eines Tasks',
  'prices.lines.taskAddresses_other':
    '{{count}} öffentliche IPv4-Adressen von Tasks',
  'prices.lines.taskAddressesAtHours_one':
    '{{count}} öffentliche IPv4-Adresse eines Tasks, {{hours, number}} von 168 Stunden der Woche',
  'prices.lines.taskAddressesAtHours_other':
    '{{count}} öffentliche IPv4-Adressen von Tasks, {{hours, number}} von 168 Stunden der Woche',

  'targetPicker.title': 'Konto und Region',
  'targetPicker.help':
    'AWS-Konto und Region, in denen bereitgestellt wird. Diesem Konto werden die Kosten berechnet.',
  'targetPicker.option': '{{name}} · Konto {{accountId}} · {{region}}',
  'targetPicker.none':
    'Es gibt keinen Account, in den Sie deployen dürfen. Ein Administrator kann unter fargateApi.targets einen hinzufügen oder Ihnen einen freigeben.',

  'ownerPicker.title': 'Owner',
  'ownerPicker.search': 'Gruppen suchen',
  'ownerPicker.own': 'Eigene',
  'ownerPicker.others': 'Andere Gruppen',

  'entityPicker.location': 'In Konto {{accountId}}, {{region}}.',
  'entityPicker.now': 'Läuft jetzt:',
  'entityPicker.desired_one': '1 Task',
  'entityPicker.desired_other': '{{count, number}} Tasks',
  'entityPicker.inUse':
    '{{name}} wird noch von {{users}} benutzt. Das zuerst löschen.',

  'toBeDeleted.title': 'Wird gelöscht',
  'toBeDeleted.service_one':
    'ECS-Service {{name}} in {{cluster}}, mit {{count, number}} Task',
  'toBeDeleted.service_other':
    'ECS-Service {{name}} in {{cluster}}, mit {{count, number}} Tasks',
  'toBeDeleted.endpoint':
    'Der Load Balancer: {{url}} antwortet danach nicht mehr',
  'toBeDeleted.rest':
    'Rollen, Logs und DNS-Eintrag sowie die Entitäten im Katalog',
  'toBeDeleted.cluster': 'ECS-Cluster {{name}}',
  'toBeDeleted.vpc':
    'VPC {{vpcId}} ({{cidrs}}), wenn sie nicht schon vor der Umgebung vorhanden war',
  'toBeDeleted.ips':
    'Ausgehende IPs {{ips}}: Wer sie zulässt, muss danach andere zulassen',
  'toBeDeleted.endpoints_one': '{{count, number}} VPC-Endpoint',
  'toBeDeleted.endpoints_other': '{{count, number}} VPC-Endpoints',

  'nameField.title': 'Name',
  'nameField.problem.empty': 'Einen Namen eingeben, z. B. orders-api.',
  'nameField.problem.characters':
    'Nur Kleinbuchstaben, Ziffern und Bindestriche, z. B. orders-api.',
  'nameField.problem.start':
    'Muss mit einem Buchstaben beginnen, z. B. orders-api.',
  'nameField.problem.hyphens': 'Nur einzelne Bindestriche und keiner am Ende.',
  'nameField.problem.too-long': 'Höchstens {{max, number}} Zeichen.',
  'nameField.taken': 'Beim Fortfahren wird es aktualisiert.',
  'nameField.takenBy': '{{name}} ist schon vorhanden und gehört {{owner}}.',
  'nameField.takenByNobody': '{{name}} ist schon vorhanden.',
  'nameField.use': '{{name}} verwenden',
  'nameField.update': 'Stattdessen {{name}} aktualisieren',
  'nameField.left': 'Noch {{left, number}} Zeichen.',

  'secretField.existing': 'Vorhandene Secrets dieser API',
  'textField.example': 'Ein Beispiel einsetzen: {{example}}',

  'field.required': 'Erforderlich',
  'field.choose': 'Bitte auswählen',

  'repository.host': 'Host',
  'repository.owner': 'Besitzer auf {{host}}',
  'repository.ownerHelp':
    'Organisation, Benutzer oder Gruppe, denen das Repository gehören wird.',
  'repository.name': 'Name des Repositorys',
  'repository.missing': 'Darf nicht leer sein.',
  'repository.words': '{{owner}}/{{repo}} auf {{host}}',

  'fieldProblem.repository': 'muss einen Besitzer und einen Namen haben',
  'fieldProblem.repositoryObstacle': 'kann nicht angelegt werden: {{obstacle}}',
  'fieldProblem.range':
    'muss zwischen {{minimum, number}} und {{maximum, number}} liegen',
  'fieldProblem.atLeast':
    'muss mindestens so groß sein wie {{title}}, {{value, number}}',
  'fieldProblem.confirms':
    'muss {{name}} sein, der Name dessen, was gelöscht wird',
  'fieldProblem.overlaps':
    'überschneidet sich mit {{cidr}}, womit es verbunden werden soll. Einen anderen Block wählen',
  'fieldProblem.vpcs':
    'hat {{used, number}} von höchstens {{quota, number}} VPCs. Eine vorhandene Umgebung oder VPC verwenden, eine unbenutzte löschen oder die Quota „VPCs per Region“ in Service Quotas erhöhen lassen',
  'fieldProblem.elasticIps_one':
    'hat {{used, number}} von höchstens {{quota, number}} Elastic-IP-Adressen, und {{count, number}} weitere wird gebraucht. Eine vorhandene Umgebung verwenden, weniger NAT-Gateways wählen, eine Adresse freigeben oder die Quota „EC2-VPC Elastic IPs“ in Service Quotas erhöhen lassen',
  'fieldProblem.elasticIps_other':
    'hat {{used, number}} von höchstens {{quota, number}} Elastic-IP-Adressen, und {{count, number}} weitere werden gebraucht. Eine vorhandene Umgebung verwenden, weniger NAT-Gateways wählen, Adressen freigeben oder die Quota „EC2-VPC Elastic IPs“ in Service Quotas erhöhen lassen',
  'fieldProblem.inUse': 'wird noch von {{users}} benutzt. Das zuerst löschen',
  'fieldProblem.taken': 'ist vergeben: {{name}} gehört {{owner}}. {{ifTaken}}',
  'fieldProblem.takenByNobody': 'ist vergeben: {{name}}. {{ifTaken}}',

  'failed.title': 'Der Status konnte nicht geladen werden',
  'failed.unreachable':
    'Das Backstage-Backend ist nicht erreichbar. Das Netz prüfen, dann erneut versuchen.',
  'failed.server':
    'Das fargate-api-Backend hat einen Fehler gemeldet. Erneut versuchen; bleibt der Fehler bestehen, diese Meldung an einen Backstage-Administrator senden.',

  ...deBackend,
};

export default de;
