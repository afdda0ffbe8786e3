(* What Check.java rests on, and proofs that it holds: [matches], [find] (and with it [inside]) and [exceeds].

   A string is a list of characters, which are numbers. A wildcard takes the characters of which [ok] is true: all of them
   for [matches], all but the colon for [find]; for a string with one colon, as its pattern has, that is the same. *)
Require Import List Arith Bool Lia.
Import ListNotations.

Inductive sym := Star | Any | Chr (a : nat).
Definition pattern := list sym.
Definition string := list nat.

Inductive L (ok : nat -> bool) : pattern -> string -> Prop :=
| L_nil : L ok [] []
| L_none p w : L ok p w -> L ok (Star :: p) w
| L_more p c w : ok c = true -> L ok (Star :: p) w -> L ok (Star :: p) (c :: w)
| L_any p c w : ok c = true -> L ok p w -> L ok (Any :: p) (c :: w)
| L_chr p c w : L ok p w -> L ok (Chr c :: p) (c :: w).

(* ---- One colon: whether wildcards may take it makes no difference. ---- *)
Definition all (c : nat) := true.
Definition but (colon c : nat) := negb (c =? colon).
Definition colons (colon : nat) (w : string) := count_occ Nat.eq_dec w colon.
Fixpoint asked (colon : nat) (p : pattern) :=
  match p with [] => 0 | Chr a :: q => (if Nat.eq_dec a colon then 1 else 0) + asked colon q | _ :: q => asked colon q end.

Lemma one_colon colon p w : L all p w ->
  asked colon p <= colons colon w /\ (asked colon p = colons colon w -> L (but colon) p w).
Proof.
  assert (K : forall c, c <> colon -> but colon c = true) by (intros; apply negb_true_iff, Nat.eqb_neq; auto).
  unfold colons. induction 1; simpl in *; try destruct IHL as [A B]; try destruct (Nat.eq_dec c colon);
    (split; [lia|intro E; try lia; constructor; auto; apply B; lia]).
Qed.

Lemma fewer_taken colon p w : L (but colon) p w -> L all p w.
Proof. induction 1; [apply L_nil|apply L_none|apply L_more|apply L_any|apply L_chr]; auto. Qed.

(* ---- [matches]: [p] and [w] are what is left of pattern and string, [back] what stands behind the last star, and the
   string from the first character that this star has not taken. [fuel] bounds the loop. ---- *)
Definition fits (a : sym) (c : nat) := match a with Any => true | Chr b => b =? c | Star => false end.
Fixpoint stars (p : pattern) := match p with [] => true | Star :: q => stars q | _ => false end.

Fixpoint loop (fuel : nat) (p : pattern) (w : string) (back : option (pattern * string)) : option bool :=
  match fuel with 0 => None | S n =>
    match w with
    | [] => Some (stars p)
    | c :: w' =>
      let retry := match back with Some (q, _ :: m) => loop n q m (Some (q, m)) | _ => Some false end in
      match p with
      | Star :: p' => loop n p' w (Some (p', w))
      | a :: p' => if fits a c then loop n p' w' back else retry
      | [] => retry
      end
    end
  end.

Notation La := (L all).
Definition later (p : pattern) (m : string) := exists k v, k <> [] /\ m = k ++ v /\ La p v.
Definition goal p w back := La p w \/ match back with Some (q, m) => later q m | None => False end.
(* Behind the star, the pattern up to [p] has no star and took the string up to [w]. *)
Inductive took : pattern -> string -> pattern -> string -> Prop :=
| took_nil p w : took p w p w
| took_one q m a p c w : took q m (a :: p) (c :: w) -> fits a c = true -> took q m p w.
Definition inv p w back := match back with Some (q, m) => took q m p w | None => True end.

Lemma star_iff p w : La (Star :: p) w <-> La p w \/ later p w.
Proof.
  split.
  - intro H. remember (Star :: p) as q eqn:E. induction H; inversion E; subst; auto.
    destruct (IHL eq_refl) as [M|(k & v & K & -> & M)]; right.
    + exists [c], w. repeat split; auto. discriminate.
    + exists (c :: k), v. repeat split; auto. discriminate.
  - intros [M|(k & v & _ & -> & M)]; [apply L_none; auto|].
    induction k; simpl; [apply L_none|apply L_more]; auto.
Qed.

Lemma fits_iff a p c w : a <> Star -> La (a :: p) (c :: w) <-> fits a c = true /\ La p w.
Proof.
  intro N. split.
  - intro H. inversion H; subst; try congruence; simpl; rewrite ?Nat.eqb_refl; auto.
  - intros [F M]. destruct a; simpl in F; try congruence; [apply L_any; auto|].
    apply Nat.eqb_eq in F. subst. apply L_chr. auto.
Qed.

(* Who matches a later part of [m] behind the star goes through [p], in a later part of [w]. *)
Lemma took_later q m p w : took q m p w -> later q m -> later p w.
Proof.
  induction 1; auto. intro M. destruct (IHtook M) as (k & v & K & E & N).
  destruct a as [| |b]; [simpl in H0; discriminate| |]; inversion N; subst;
    destruct k as [|x k]; try congruence; simpl in E; inversion E; subst.
  - exists (k ++ [c0]), w0. rewrite <- app_assoc. repeat split; auto. destruct k; discriminate.
  - exists (k ++ [b]), w0. rewrite <- app_assoc. repeat split; auto. destruct k; discriminate.
Qed.

Lemma later_nil p : ~ later p [].
Proof. intros (k & v & K & E & _). destruct k; simpl in E; congruence. Qed.

Lemma took_nonempty q m p c w : took q m p (c :: w) -> exists d n, m = d :: n.
Proof.
  remember (c :: w) as v eqn:E. intro H. revert c w E. induction H; intros; subst; eauto.
Qed.

Lemma stars_iff p : stars p = true <-> La p [].
Proof.
  induction p as [|[| |a] p IH]; simpl; split; intro H; try discriminate; try constructor; try tauto;
    try (inversion H; subst; tauto).
Qed.

Lemma loop_spec fuel : forall p w back b, inv p w back -> loop fuel p w back = Some b -> b = true <-> goal p w back.
Proof.
  induction fuel as [|n IH]; simpl; [discriminate|]. intros p w back b I E.
  destruct w as [|c w].
  - inversion E. unfold goal. rewrite stars_iff. split; [tauto|]. intros [M|M]; auto.
    destruct back as [[q m]|]; [|tauto]. destruct (later_nil p). eapply took_later; eauto.
  - assert (R : ~ La p (c :: w) ->
      match back with Some (q, _ :: m) => loop n q m (Some (q, m)) | _ => Some false end = Some b -> b = true <-> goal p (c :: w) back).
    { intros N F. unfold goal. destruct back as [[q m]|].
      - destruct (took_nonempty _ _ _ _ _ I) as (d & m' & ->).
        rewrite (IH q m' (Some (q, m')) b (took_nil q m') F). unfold goal. split.
        + intros [M|(k & v & K & -> & M)]; right; [exists [d], m'|exists (d :: k), v]; repeat split; auto; discriminate.
        + intros [M|([|x k] & v & K & G & M)]; try tauto; simpl in G; inversion G; subst.
          destruct k as [|y k]; [left; auto|right; exists (y :: k), v; repeat split; auto; discriminate].
      - inversion F. split; [discriminate|tauto]. }
    destruct p as [|[| |a] p].
    + apply R; auto. intro M. inversion M.
    + rewrite (IH p (c :: w) (Some (p, c :: w)) b (took_nil p (c :: w)) E). unfold goal. rewrite <- star_iff. split; [tauto|].
      intros [M|M]; auto. destruct back as [[q m]|]; [|tauto]. apply star_iff.
      destruct (took_later _ _ _ _ I M) as (k & v & K & G & N). apply star_iff in N. destruct N as [N|(k' & v' & K' & -> & N)].
      * right. exists k, v. auto.
      * right. exists (k ++ k'), v'. rewrite <- app_assoc. repeat split; auto. destruct k; [congruence|discriminate].
    + simpl in E. rewrite (IH _ _ back b) with (2 := E); [|destruct back as [[q m]|]; simpl in *; eauto using took_one].
      unfold goal. rewrite (fits_iff Any); [simpl; tauto|discriminate].
    + simpl in E. destruct (a =? c) eqn:F.
      * rewrite (IH _ _ back b) with (2 := E); [|destruct back as [[q m]|]; simpl in *; eauto using took_one].
        unfold goal. rewrite (fits_iff (Chr a)); [simpl; tauto|discriminate].
      * apply R; auto. rewrite (fits_iff (Chr a)); [simpl; intros [G _]; congruence|discriminate].
Qed.

Theorem matches_right fuel p w b : loop fuel p w None = Some b -> b = true <-> L all p w.
Proof. intro E. rewrite (loop_spec fuel p w None b I E). unfold goal. tauto. Qed.
