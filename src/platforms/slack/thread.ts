// The first file of the thread that receives what Slack sends.
import { receiveIn } from '../../ingress/receiving.ts'
import { openReceiver } from './receiver.ts'

await receiveIn(openReceiver)
