// Erlang's formulas: what chance alone does to callers who come independently of one another, with exponential times.
//
//   B   n lines and no room to wait: who finds all taken is lost                       (A. K. Erlang, 1917)
//   C   n agents and endless patience: who finds all busy waits until it is their turn   (A. K. Erlang, 1917)
//   A   as C, but whoever waits hangs up when their patience is over                     (C. Palm, 1957: M/M/n+M)
//
// Nothing here takes a factorial or a power of the load: with thousands of agents both leave the range of a double.

/** What is asked of a group of agents. Times are seconds. */
export interface Demand {
  /** Calls that come in `intervalSeconds`. */
  readonly calls: number;
  readonly intervalSeconds: number;
  /** Mean handling time: talk and wrap-up. */
  readonly ahtSeconds: number;
  /** Whoever is answered within it counts for the service level. */
  readonly targetSeconds: number;
  /** Mean patience; undefined: nobody hangs up (Erlang C), else Erlang A. */
  readonly patienceSeconds: number | undefined;
}

export interface Staffing {
  /** That a caller is not answered at once. */
  readonly waitProbability: number;
  /** Answered within the target, over all who called. */
  readonly serviceLevel: number;
  /** Mean wait of all callers, those who gave up included; infinite where the line grows without end. */
  readonly asaSeconds: number;
  readonly abandonProbability: number;
  /** Of the agents' time, the share in which they handle calls. */
  readonly occupancy: number;
}

/** Offered load: how many agents would be busy on average if there were enough of them. */
export function loadOf({ calls, intervalSeconds, ahtSeconds }: Demand): number {
  return (calls / intervalSeconds) * ahtSeconds;
}

/** What so many agents make of it. */
export function staffing(demand: Demand, agents: number): Staffing {
  return demand.patienceSeconds === undefined
    ? erlangC(demand, agents)
    : erlangA(demand, agents, demand.patienceSeconds);
}

/** The fewest agents with whom `level` (a share below 1) of the callers are answered within the target. */
export function agentsFor(demand: Demand, level: number): number {
  return fewest((agents) => staffing(demand, agents).serviceLevel >= level);
}

/** The share of calls lost on so many lines. */
export function erlangB(load: number, lines: number): number {
  return 1 / inverseB(load, lines);
}

/** The load of which so many lines lose the share `loss`. */
export function loadFor(lines: number, loss: number): number {
  let [low, high] = [0, 1];
  while (erlangB(high, lines) < loss) high *= 2;
  for (let round = 0; round < 200 && high - low > 1e-12 * high; round += 1) {
    const middle = (low + high) / 2;
    if (erlangB(middle, lines) < loss) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The fewest lines that lose no more than the share `loss` of this load. */
export function linesFor(load: number, loss: number): number {
  return fewest((lines) => erlangB(load, lines) <= loss);
}

/** Smallest natural number from 1 on for which something holds that, once true, stays true. */
function fewest(holds: (count: number) => boolean): number {
  let high = 1;
  while (!holds(high)) high *= 2;
  let low = high / 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** 1 / B by its own recurrence, all of whose terms are positive: nothing cancels. Infinite where B is below 1e-308. */
function inverseB(load: number, lines: number): number {
  let inverse = 1;
  for (let line = 1; line <= lines && inverse < Infinity; line += 1) inverse = 1 + (line / load) * inverse;
  return inverse;
}

function erlangC(demand: Demand, agents: number): Staffing {
  const load = loadOf(demand);
  // As many calls as the agents can just handle, or more: the line grows without end.
  if (load >= agents) {
    return { waitProbability: 1, serviceLevel: 0, asaSeconds: Infinity, abandonProbability: 0, occupancy: 1 };
  }
  const lost = erlangB(load, agents);
  const waitProbability = lost / (1 - (load / agents) * (1 - lost));
  const free = agents - load;
  return {
    waitProbability,
    serviceLevel: 1 - waitProbability * Math.exp((-free * demand.targetSeconds) / demand.ahtSeconds),
    asaSeconds: (waitProbability * demand.ahtSeconds) / free,
    abandonProbability: 0,
    occupancy: load / agents,
  };
}

/** Sums over the line are ended where no more than this share can follow. */
const NEGLIGIBLE = 1e-15;
/** Where weights grow beyond it they are all scaled down by it: only their ratios count. */
const SCALE = 1e200;

/**
 * State k: all agents busy and k callers in line, weighed against state 0. From k a call is taken or given up at the rate
 * n / aht + k / patience, so that each weight is the one before times arrivals over that rate.
 */
function erlangA(demand: Demand, agents: number, patienceSeconds: number): Staffing {
  const load = loadOf(demand);
  const perSecond = demand.calls / demand.intervalSeconds;
  const service = agents / demand.ahtSeconds;
  const answered = answeredInTime(service * patienceSeconds, demand.targetSeconds / patienceSeconds);
  let notAllBusy = inverseB(load, agents) - 1;
  let [weight, allBusy, inLine, inTime] = [1, 0, 0, 0];
  for (let line = 0; ; line += 1) {
    allBusy += weight;
    inLine += weight * line;
    inTime += weight * answered(line);
    const ratio = perSecond / (service + (line + 1) / patienceSeconds);
    weight *= ratio;
    // What follows is less than a geometric series with this ratio.
    if (ratio < 1 && (weight * (line + 2)) / (1 - ratio) ** 2 < NEGLIGIBLE * (allBusy + inLine)) break;
    if (weight < SCALE) continue;
    [weight, allBusy, inLine, inTime] = [weight / SCALE, allBusy / SCALE, inLine / SCALE, inTime / SCALE];
    notAllBusy /= SCALE;
  }
  const all = notAllBusy + allBusy;
  const waitProbability = allBusy / all;
  const meanLine = inLine / all;
  const abandonProbability = meanLine / patienceSeconds / perSecond;
  return {
    waitProbability,
    serviceLevel: 1 - waitProbability + inTime / all,
    // Little's law.
    asaSeconds: meanLine / perSecond,
    abandonProbability,
    occupancy: (load * (1 - abandonProbability)) / agents,
  };
}

/**
 * For a caller who finds `line` others in line: that they are answered, and within the target. Their turn comes after
 * exponential times of the rates (x + i) / patience, i = 0 .. line, whose sum has the density of a beta distribution in
 * u = 1 - exp(-t / patience); weighed with their own patience that gives x / (x + line + 1) times the incomplete beta
 * function I_u(line + 1, x + 1), here by its recurrence in the first argument. To be asked for line = 0, 1, 2 ... in turn.
 */
function answeredInTime(x: number, target: number): (line: number) => number {
  const u = -Math.expm1(-target);
  const b = x + 1;
  let beta = -Math.expm1(-b * target);
  let logTerm = Math.log(u) + Math.log(b) - b * target;
  return (line) => {
    const share = (x / (x + line + 1)) * Math.max(0, beta);
    beta -= Math.exp(logTerm);
    logTerm += Math.log(u) + Math.log((line + 1 + b) / (line + 2));
    return share;
  };
}
