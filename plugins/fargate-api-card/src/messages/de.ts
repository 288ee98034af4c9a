import { deWords } from './deWords';

/** Every string of the cards in German, by the flat keys of the translation ref. */
const de = {
  'card.title': 'Fargate API',
  'card.loading': 'Status wird geladen',
  'card.refresh': 'Aktualisieren',
  'card.retry': 'Erneut versuchen',
  'card.cancel': 'Abbrechen',
  'card.actions': 'Aktionen',
  'card.acceptedDetail': 'Die Karte zeigt, wie weit es ist.',

  'state.healthy': 'Gesund',
  'state.rolling-out': 'Wird ausgerollt',
  'state.degraded': 'Beeinträchtigt',
  'state.down': 'Ausgefallen',
  'state.scaled-to-zero': 'Auf null skaliert',
  'state.stale': 'Meldet sich nicht mehr',
  'state.gone': 'Nicht mehr da',
  'state.unknown': 'Unbekannt',
  'state.ready': 'Bereit',

  'explanation.scaled-to-zero':
    'Die gewünschte Anzahl ist 0: Kein Task läuft, und Anfragen bleiben ohne Antwort, bis sie erhöht wird.',
  'explanation.stale': 'Zuletzt bekannt vor {{age}}: {{state}}.',
  'explanation.gone':
    'AWS hat keinen solchen Service im Konto {{account}}, {{region}}: Sein Stack wurde gelöscht, oder die Annotation nennt einen anderen Service.',
  'explanation.lastSeen': 'Zuletzt gesehen vor {{age}}.',

  'age.seconds': '{{n, number}} s',
  'age.minutes': '{{n, number}} min',
  'age.hours': '{{n, number}} h',
  'age.days': '{{n, number}} d',
  'age.ago': 'vor {{age}}',
  'age.justNow': 'gerade eben',
  'age.because': '{{age}} alt: {{reason}}',

  'staleReason.throttled': 'AWS drosselt',
  'staleReason.denied': 'AWS verweigert den Zugriff',
  'staleReason.not-found': 'AWS hat es nicht mehr',
  'staleReason.unavailable': 'AWS antwortet nicht',
  'staleReason.backend': 'Backstage antwortet nicht',

  'readFailure.throttled': 'AWS drosselt: Bald wird wieder gefragt.',
  'readFailure.denied':
    'AWS verweigert den Zugriff: Die Rolle dieses Ziels braucht die Berechtigung, die AWS nennt.',
  'readFailure.not-found': 'AWS hat keine solche Ressource.',
  'readFailure.unavailable': 'AWS antwortet nicht: Bald wird wieder gefragt.',

  'tasks.running': '{{running, number}} von {{desired, number}} laufen',
  'tasks.surplus': '{{running, number}} laufen, {{desired, number}} gewünscht',
  'tasks.pending': '{{n, number}} im Start',
  'tasks.none': 'keine Tasks gewünscht',
  'tasks.account': 'Konto {{account}}',
  'tasks.health.healthy': 'Container gesund',
  'tasks.health.unhealthy': 'Container nicht gesund',
  'tasks.started': 'vor {{age}} gestartet',
  'tasks.logs': 'Letzte Zeilen des Tasks {{task}}',
  'tasks.stop': 'Task {{task}} stoppen …',

  'endpoint.label': 'Endpunkt',
  'endpoint.copy': 'Endpunkt kopieren',
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

  'targets.label': 'Ziele',
  'targets.group': 'Zielgruppe {{name}}',
  'targets.none': 'keine Ziele registriert',
  'targets.of': '{{list}} von {{total, number}}',
  'targets.healthy': '{{n, number}} gesund',
  'targets.initial': '{{n, number}} am Anfang',
  'targets.unhealthy': '{{n, number}} nicht gesund',
  'targets.draining': '{{n, number}} im Ablauf',
  'targets.unused': '{{n, number}} ungenutzt',
  'targets.unavailable': '{{n, number}} nicht prüfbar',
  'targets.alternate': 'im Wechsel mit {{other}}',
  'targets.idle': 'ruht: {{other}} nimmt die Anfragen an',
  'targets.healthCheck': 'Prüfpfad {{path}}',

  'rollout.label': 'Rollout',
  'rollout.in-progress': 'Läuft seit {{age}}',
  'rollout.completed': 'Vor {{age}} abgeschlossen',
  'rollout.failed': 'Vor {{age}} gescheitert',
  'rollout.stateOnly.in-progress': 'Läuft',
  'rollout.stateOnly.completed': 'Abgeschlossen',
  'rollout.stateOnly.failed': 'Gescheitert',
  'rollout.progress': 'Fortschritt des Rollouts',
  'rollout.failedTasks_one': '{{count}} Task gescheitert',
  'rollout.failedTasks_other': '{{count}} Tasks gescheitert',
  'rollout.breaker':
    'Circuit Breaker: {{failures, number}} von {{threshold, number}} Fehlschlägen, dann geht ECS von selbst zurück.',
  'rollout.strategy.BLUE_GREEN': 'Blue/Green',
  'rollout.strategy.LINEAR': 'linear',
  'rollout.strategy.CANARY': 'Canary',
  'rollout.circuitBreaker':
    'ECS geht von selbst zurück, wenn zu viele Tasks scheitern (Circuit Breaker).',

  'task.label': 'Task',
  'task.cpu': '{{n, number}} vCPU',
  'task.memory': '{{n, number}} GB',

  'certificate.label': 'Zertifikat',
  'certificate.expires': 'läuft in {{age}} ab',
  'certificate.expired': 'vor {{age}} abgelaufen',
  'certificate.soon':
    'ACM erneuert von selbst nur Zertifikate, die es ausgestellt hat und deren Validierungseintrag noch besteht.',

  'consumers.label': 'Konsumenten',
  'consumers.copy': 'Konsumenten kopieren',
  'consumers.none':
    'noch wird niemand eingelassen: Netze in consumerCidrs eintragen und erneut ausrollen',
  'consumers.everybody':
    'alle, die einen Weg dorthin haben: Der Load Balancer hat keine Security Group',

  'egress.label': 'Ausgang',
  'egress.copy': 'Ausgangsadressen kopieren',

  'details.targets': 'Ziele ({{n, number}})',
  'details.events': 'Ereignisse ({{n, number}})',
  'details.tasks': 'Tasks ({{n, number}})',
  'details.tasksUnread': 'Tasks',
  'details.stoppedTasks': 'Gestoppte Tasks ({{n, number}})',
  'details.stoppedTasksUnread': 'Gestoppte Tasks',
  'details.noStoppedTasks':
    'ECS führt keine gestoppten Tasks; es vergisst sie nach einer Stunde.',
  'details.exitCode': '{{container}}: Exit-Code {{code, number}}',
  'details.noExitCode': '{{container}}: kein Exit-Code',

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
    'Zurzeit ist kein Task gewünscht: Nichts startet, bis die gewünschte Anzahl erhöht wird.',
  'restart.replaces_one':
    'ECS startet einen neuen Task von {{taskDefinition}} und stoppt den laufenden, sobald der neue gesund ist. Anfragen werden weiter beantwortet.',
  'restart.replaces_other':
    'ECS startet {{count, number}} neue Tasks von {{taskDefinition}} und stoppt die laufenden, so wie die neuen gesund werden. Anfragen werden weiter beantwortet.',
  'restart.image':
    'Image-Tags werden neu nachgeschlagen: Was seitdem unter demselben Tag abgelegt wurde, läuft dann.',
  'restart.circuitBreaker':
    'Scheitern die neuen Tasks immer wieder, geht ECS von selbst zurück (Circuit Breaker).',
  'restart.noCircuitBreaker':
    'Scheitern die neuen Tasks immer wieder, versucht ECS es weiter: Nichts geht von selbst zurück.',
  'restart.replacesRollout':
    'Es tritt an die Stelle des Rollouts, der gerade läuft.',
  'restart.accepted': 'Neues Deployment von {{service}} begonnen',
  'restart.done': 'Neues Deployment von {{service}} abgeschlossen',
  'restart.failed': 'Neues Deployment von {{service}} gescheitert',
  'restart.replaced':
    'Neues Deployment von {{service}} wurde durch ein anderes ersetzt',
  'restart.replacedDetail':
    'Entweder ging ECS zurück, oder jemand hat seitdem etwas bereitgestellt.',

  'scale.menu': 'Gewünschte Anzahl setzen …',
  'scale.title': 'Gewünschte Anzahl von {{service}} setzen',
  'scale.confirm': 'Gewünschte Anzahl setzen',
  'scale.field': 'Gewünschte Anzahl',
  'scale.range':
    'Von {{min, number}} bis {{max, number}}, jetzt {{desired, number}}',
  'scale.now': 'Jetzt {{desired, number}}',
  'scale.autoscaling':
    'Application Auto Scaling ändert die Anzahl weiter mit der Last, von {{min, number}} bis {{max, number}}.',
  'scale.stack':
    'Der Stack behält die Zahl, mit der er bereitgestellt wurde: Das nächste Deployment setzt sie vielleicht wieder.',
  'scale.unchanged': 'Das ist die gewünschte Anzahl schon.',
  'scale.zero':
    'Alle Tasks stoppen, und Anfragen bleiben ohne Antwort, bis die Anzahl wieder erhöht wird.',
  'scale.fewer_one':
    '{{count, number}} Task stoppt, sobald seine Verbindungen abgelaufen sind; die anderen laufen weiter.',
  'scale.fewer_other':
    '{{count, number}} Tasks stoppen, sobald ihre Verbindungen abgelaufen sind; die anderen laufen weiter.',
  'scale.more_one':
    '{{count, number}} weiterer Task startet und nimmt Anfragen an, sobald er gesund ist.',
  'scale.more_other':
    '{{count, number}} weitere Tasks starten und nehmen Anfragen an, sobald sie gesund sind.',
  'scale.accepted':
    'Gewünschte Anzahl von {{service}} auf {{desired, number}} gesetzt',
  'scale.done':
    '{{service}}: {{running, number}} von {{desired, number}} laufen',

  'stopTask.title': 'Task {{task}} stoppen?',
  'stopTask.confirm': 'Diesen Task stoppen',
  'stopTask.replaced_one':
    'ECS nimmt ihn vom Load Balancer, stoppt ihn und startet einen anderen an seiner Stelle, denn {{count, number}} Task ist gewünscht.',
  'stopTask.replaced_other':
    'ECS nimmt ihn vom Load Balancer, stoppt ihn und startet einen anderen an seiner Stelle, denn {{count, number}} Tasks sind gewünscht.',
  'stopTask.notReplaced':
    'ECS nimmt ihn vom Load Balancer und stoppt ihn. Kein anderer startet an seiner Stelle: Es laufen mehr Tasks, als gewünscht sind.',
  'stopTask.only':
    'Kein anderer Task läuft: Anfragen bleiben ohne Antwort, bis der neue gesund ist.',
  'stopTask.accepted': 'Task {{task}} von {{service}} wird gestoppt',
  'stopTask.done': 'Task {{task}} von {{service}} gestoppt',

  'operationFailed.title': 'Nicht geschehen',
  'operationFailed.notAllowed':
    'Dafür braucht es die Berechtigung {{permission}}.',
  'operationFailed.refused': 'Das Backend oder AWS hat es abgelehnt:',
  'operationFailed.unreachable':
    'Das Backstage-Backend ist nicht erreichbar; vielleicht ist es geschehen, vielleicht nicht. Vor einem neuen Versuch den Status ansehen.',

  'logs.title': 'Letzte Zeilen des Tasks {{task}}',
  'logs.loading': 'Letzte Zeilen werden geladen',
  'logs.label': 'Log',
  'logs.count_one': '{{count, number}} Zeile, Zeit in UTC',
  'logs.count_other': '{{count, number}} Zeilen, Zeiten in UTC',
  'logs.empty': 'CloudWatch Logs hat keine Zeile dieses Tasks.',
  'logs.emptyHint':
    'Zeilen kommen Sekunden, nachdem sie geschrieben wurden, an; ein Task, dessen Image sich nicht laden ließ, schreibt nie welche.',
  'logs.copy': 'Zeilen kopieren',
  'logs.refresh': 'Zeilen neu lesen',
  'logs.failed': 'Die Zeilen ließen sich nicht lesen',
  'logs.console': 'In AWS öffnen: Logs',

  'consumerCheck.menu': 'Konsumenten prüfen …',
  'consumerCheck.title': 'Erreicht ein Konsument {{url}}?',
  'consumerCheck.intro':
    'Schritt für Schritt bei AWS in beiden Konten nachgesehen. Über den Weg selbst wird nichts geschickt.',
  'consumerCheck.loading': 'VPCs zur Auswahl werden geladen',
  'consumerCheck.field': 'VPC des Konsumenten',
  'consumerCheck.option': '{{name}} · {{cidrs}} · Konto {{account}}',
  'consumerCheck.none':
    'Es gibt keine andere VPC, von der aus geprüft werden könnte.',
  'consumerCheck.unread':
    'Die VPCs von {{target}} (Konto {{account}}) sind nicht bekannt:',
  'consumerCheck.unlisted':
    'Nicht dabei? Das Konto des Konsumenten muss ein Ziel dieses Portals in {{region}} sein: Ein Administrator trägt es unter fargateApi.targets ein.',
  'consumerCheck.noPlaces': 'Die VPCs konnten nicht aufgelistet werden',
  'consumerCheck.run': 'Prüfen',
  'consumerCheck.again': 'Erneut prüfen',
  'consumerCheck.running': 'AWS wird in beiden Konten gefragt',
  'consumerCheck.close': 'Schließen',
  'consumerCheck.failed': 'Es konnte nicht geprüft werden',
  'consumerCheck.reachable': '{{consumer}} erreicht sie',
  'consumerCheck.unseen':
    '{{consumer}} erreicht sie, soweit dieses Portal sieht',
  'consumerCheck.unreachable': '{{consumer}} erreicht sie nicht',
  'consumerCheck.missing': 'Es fehlt: {{hop}}',
  'consumerCheck.copy': 'Für die andere Seite kopieren',
  'consumerCheck.way': 'Der Weg einer Anfrage',
  'consumerCheck.todo': 'Zu tun: {{todo}}',
  'consumerCheck.hop.name': 'Name',
  'consumerCheck.hop.delegation': 'Delegation',
  'consumerCheck.hop.address': 'Adresse',
  'consumerCheck.hop.consumer-route': 'Route des Konsumenten',
  'consumerCheck.hop.attachment': 'Attachment',
  'consumerCheck.hop.provider-route': 'Route des Anbieters',
  'consumerCheck.hop.balancer': 'Load Balancer',
  'consumerCheck.hop.target': 'Ziel',
  'consumerCheck.state.ok': 'Vorhanden:',
  'consumerCheck.state.missing': 'Fehlt:',
  'consumerCheck.state.unknown': 'Nicht zu sehen:',
  'consumerCheck.state.skipped': 'noch nicht angesehen',

  'copy.done': 'Kopiert',
  'copy.failed': 'Der Browser erlaubt kein Kopieren',

  'missingAnnotation.title': 'Diese Entität nennt keinen ECS-Service',
  'missingAnnotation.description':
    'In ihre catalog-info.yaml gehört eine dieser Zeilen, mit dem ARN des Stacks oder des ECS-Services, der sie betreibt:',
  'missingAnnotation.copy': 'Zeilen kopieren',

  'notAllowed.title': 'Der Status dieser API ist nicht für alle sichtbar',
  'notAllowed.description': 'Es braucht die Berechtigung {{permission}}.',
  'notAllowed.ask': 'Zu fragen ist, wem die Entität gehört:',
  'notAllowed.askAdministrator':
    'Die Entität gehört niemandem: Zu fragen sind die Administratoren dieses Backstage.',

  'notFound.title': 'Backstage findet keinen Service zu dieser Entität',

  'environment.title': 'Fargate-Umgebung',
  'environment.loading': 'Status der Umgebung wird geladen',
  'environment.gone':
    'AWS hat keinen solchen Cluster im Konto {{account}}, {{region}}: Sein Stack wurde gelöscht, oder die Annotation nennt einen anderen.',
  'environment.stale': 'Zuletzt bekannt vor {{age}}.',
  'environment.apis': 'APIs',
  'environment.noApis':
    'Noch keine: Ein Software Template stellt hier welche bereit.',
  'environment.cluster': 'Cluster',
  'environment.services_one': '{{count, number}} Service',
  'environment.services_other': '{{count, number}} Services',
  'environment.tasks_one': '{{count, number}} Task läuft',
  'environment.tasks_other': '{{count, number}} Tasks laufen',
  'environment.network': 'VPC',
  'environment.zones': 'Zonen',
  'environment.copyVpc': 'VPC-ID kopieren',
  'environment.nat.none':
    'kein NAT-Gateway: Aus privaten Subnetzen erreichen Tasks das Internet nicht',
  'environment.nat.single': 'ein NAT-Gateway für alle Zonen',
  'environment.nat.per-zone': 'ein NAT-Gateway in jeder Zone',
  'environment.nat.other': 'über NAT-Gateways',
  'environment.endpoints': 'Endpunkte',
  'environment.noEndpoints': 'keine: AWS wird über das Internet erreicht',
  'environment.endpointState': '{{service}} ({{state}})',
  'environment.notAllowed':
    'Der Status dieser Umgebung ist nicht für alle sichtbar',
  'environment.notFound': 'Backstage findet keinen Stack zu dieser Umgebung',
  'environment.missingAnnotation.title': 'Diese Umgebung nennt keinen Stack',
  'environment.missingAnnotation.description':
    'In ihre catalog-info.yaml gehört diese Zeile, mit dem ARN des Stacks ihres Clusters:',

  'targetPicker.title': 'Konto und Region',
  'targetPicker.help': 'Wo es läuft, und auf wessen Rechnung.',
  'targetPicker.option': '{{name}} · Konto {{accountId}} · {{region}}',
  'targetPicker.none':
    'Dieses Portal hat kein Konto, in dem es etwas bereitstellen darf: Administratoren tragen eines unter fargateApi.targets ein.',

  'entityPicker.place': 'In Konto {{accountId}}, {{region}}.',

  'nameField.title': 'Name',
  'nameField.problem.empty': 'Ein Name fehlt, z. B. orders-api.',
  'nameField.problem.characters':
    'Nur Kleinbuchstaben, Ziffern und Bindestriche, z. B. orders-api.',
  'nameField.problem.start': 'Am Anfang steht ein Buchstabe, z. B. orders-api.',
  'nameField.problem.hyphens':
    'Bindestriche stehen einzeln zwischen Buchstaben oder Ziffern.',
  'nameField.problem.too-long':
    'Höchstens {{max, number}} Zeichen, damit AWS eigene anfügen kann.',
  'nameField.taken':
    '{{name}} steht schon im Katalog: Wer fortfährt, ändert, was unter diesem Namen läuft.',
  'nameField.left': 'Noch {{left, number}} Zeichen.',

  'failed.title': 'Der Status ließ sich nicht laden',
  'failed.unreachable':
    'Das Backstage-Backend ist nicht erreichbar. Das Netz prüfen, dann erneut versuchen.',
  'failed.server':
    'Das fargate-api-Backend antwortet mit einem Fehler. Erneut versuchen; bleibt er, hilft die Meldung den Administratoren dieses Backstage.',

  ...deWords,
};

export default de;
