import { WireMessage } from './messages.js';

const URN = 'urn:sitedatum:problem:';

/** The site refused; `problem` ends the type of its problem document. */
export class AnchorError extends Error {
  constructor(
    readonly problem: string,
    detail: string,
  ) {
    super(detail);
  }
}

interface Question {
  round: number;
  done: (answer: WireMessage) => void;
  fail: (why: Error) => void;
}

/** What was asked of the site and is not answered yet. */
export class Questions {
  private readonly open = new Map<string, Question>();
  private count = 0;
  private round = 0;

  /** Asks by what sends it under an id; the answer comes by `answered`, `refused` or `giveUp`. */
  ask(send: (id: string) => void): Promise<WireMessage> {
    const id = `q${++this.count}`;
    return new Promise((done, fail) => {
      this.open.set(id, { round: this.round, done, fail });
      send(id);
    });
  }

  answered(id: string, answer: WireMessage): void {
    this.take(id)?.done(answer);
  }

  /** False when nobody asked. */
  refused(id: unknown, problem: { type?: string; detail?: string }): boolean {
    const question = typeof id === 'string' ? this.take(id) : undefined;
    question?.fail(new AnchorError((problem.type ?? '').replace(URN, ''), problem.detail ?? ''));
    return question !== undefined;
  }

  /** Another round has passed; what was asked `rounds` ago or earlier is not waited for any more. */
  nextRound(rounds: number, why: string): void {
    this.round++;
    this.giveUp(why, this.round - rounds);
  }

  /** Nothing asked before a round will be answered. */
  giveUp(why: string, before = Infinity): void {
    for (const [id, question] of [...this.open]) {
      if (question.round >= before) continue;
      this.open.delete(id);
      question.fail(new AnchorError('unavailable', why));
    }
  }

  private take(id: string): Question | undefined {
    const question = this.open.get(id);
    this.open.delete(id);
    return question;
  }
}
