import { afterTurn } from '../runtime/turn.ts'

/** What an event sets off may be done some turns later: those who wait look again after each. */
const TURNS_AFTER_EVENT = 4

/** Tells whoever waits that something has happened, once for all that happens in a turn. */
export class Pulse {
  #waiting: (() => void)[] = []
  #turnsLeft = 0

  beat(): void {
    if (this.#waiting.length === 0) return
    const isScheduled = this.#turnsLeft > 0
    this.#turnsLeft = TURNS_AFTER_EVENT
    if (!isScheduled) afterTurn(() => this.#tell())
  }

  /** Resolves after the next event. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
    })
  }

  #tell(): void {
    for (const wake of this.#waiting.splice(0)) wake()
    this.#turnsLeft--
    if (this.#turnsLeft > 0) afterTurn(() => this.#tell())
  }
}
