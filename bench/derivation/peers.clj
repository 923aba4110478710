;; Equations of motion by Emmy, unsimplified: Lagrange-equations on literal functions of time.
;; usage: java -cp "$EMMY_CP" clojure.main peers.clj SEED FAMILY N…: one JSON line a size, the median of nine after two.
(ns peers
  (:require [emmy.env :as e]
            [emmy.expression :as x]))

(def seed (parse-long (first *command-line-args*)))
(def family (second *command-line-args*))

(defn total [terms] (reduce e/+ 0 terms))
(defn indexed [letter i] (symbol (str letter i)))

(defn chain [n]
  (fn [[_ place speed]]
    (let [ends (concat [0] place [0])
          stretches (map e/- (rest ends) ends)]
      (e/- (total (map #(e/* 1/2 'm (e/square %)) speed))
           (total (map #(e/+ (e/* 1/2 'k (e/square %)) (e/* 1/4 'b (e/expt % 4))) stretches))))))

(defn nbody [n]
  (fn [[_ place speed]]
    (let [place (mapv vec (partition 2 place))
          speed (mapv vec (partition 2 speed))
          norm2 (fn [vector] (total (map e/square vector)))
          mass #(indexed "m" (inc %))]
      (e/+ (total (map #(e/* 1/2 (mass %) (norm2 (speed %))) (range n)))
           (total (for [i (range n), j (range (inc i) n)]
                    (e// (e/* 'G (mass i) (mass j))
                         (e/sqrt (norm2 (map e/- (place i) (place j)))))))))))

(defn pendulum [n]
  (fn [[_ place speed]]
    (let [rods (map #(indexed "l" %) (range 1 (inc n)))
          sums (fn [terms] (reductions e/+ terms))
          across (sums (map #(e/* %1 (e/cos %2) %3) rods place speed))
          down (sums (map #(e/* %1 (e/sin %2) %3) rods place speed))
          height (sums (map #(e/* %1 (e/cos %2)) rods place))]
      (total (map (fn [i vx vy y]
                    (let [mass (indexed "m" i)]
                      (e/+ (e/* 1/2 mass (e/+ (e/square vx) (e/square vy))) (e/* mass 'g y))))
                  (range 1 (inc n)) across down height)))))

(defn residuals [n count]
  (let [lagrangian (({"chain" chain "nbody" nbody "pendulum" pendulum} family) n)
        path (apply e/up (map #(e/literal-function (indexed "q" %)) (range 1 (inc count))))]
    (vec (((e/Lagrange-equations lagrangian) path) 't))))

;; What a residual is at the stated point, moved by a shift: each shared part once.
(defn value-at [shift]
  (let [known (java.util.IdentityHashMap.)
        number (fn [letter i]
                 (case letter
                   "q" (+ (/ i 7.0) (/ 1.0 (+ i 2)) (* shift (+ 1 (mod i 5))))
                   "v" (+ 0.2 (/ i -11.0) (* shift (+ 1 (mod i 3))))
                   "a" (- (+ 0.5 (/ i 13.0)) shift)
                   "m" (+ 1 (/ i 10.0))
                   "l" (+ 1 (/ i 20.0))))
        symbol-value (fn [s]
                       (if-let [[_ letter i] (re-matches #"([a-z])(\d+)" (str s))]
                         (number letter (parse-long i))
                         ('{m 1.1, k 1.5, b 0.25, g 9.8, G 1.5} s)))
        of-time (fn [head] ; q3, (D q3) or ((expt D 2) q3)
                  (cond (symbol? head) (symbol-value head)
                        (= 'D (first head)) (number "v" (parse-long (subs (str (second head)) 1)))
                        :else (number "a" (parse-long (subs (str (second head)) 1)))))]
    (fn value [form]
      (cond (number? form) (double form)
            (symbol? form) (symbol-value form)
            (.containsKey known form) (.get known form)
            :else
            (let [[head & parts] form
                  found (if (= parts '(t))
                          (of-time head)
                          (let [operands (map value parts)]
                            (case head
                              + (apply + operands), - (apply - operands), * (apply * operands), / (apply / operands)
                              expt (Math/pow (first operands) (second operands))
                              sqrt (Math/sqrt (first operands))
                              sin (Math/sin (first operands)), cos (Math/cos (first operands)))))]
              (.put known form found)
              found)))))

(defn check [equations shift]
  (let [value (value-at shift)]
    (reduce + (map-indexed #(* (inc %1) (value (x/expression-of %2))) equations))))

(def threads (java.lang.management.ManagementFactory/getThreadMXBean))
(defn cpu [] (* 1e-9 (.getCurrentThreadCpuTime threads)))
(defn seconds [n count]
  (let [begun (cpu)]
    (residuals n count)
    (- (cpu) begun)))

(doseq [n (map parse-long (drop 2 *command-line-args*))]
  (let [count (if (= family "nbody") (* 2 n) n)
        times (vec (repeatedly 11 #(seconds n count)))
        equations (residuals n count)]
    (printf "{\"tool\": \"emmy\", \"problem\": \"%s\", \"size\": %d, \"seconds\": %.9f, \"check\": %.17g, \"second\": %.17g}\n"
            family n (nth (sort (drop 2 times)) 4) (check equations 0) (check equations (/ (mod seed 97) 1000.0)))
    (flush)))
(shutdown-agents)
