(* The three functions that Check.java rests on, and proofs that they say what their comments say.

   Strings and patterns are lists of characters, which are numbers. A wildcard takes the characters of which [ok] is true:
   all of them for [matches]; all but the colon for [inside] and [find]. *)
Require Import List Arith Bool Lia.
Import ListNotations.

Inductive sym := Star | Any | Chr (a : nat).

Section Languages.
Variable ok : nat -> bool.

(* L(p): what a pattern matches. *)
Inductive L : list sym -> list nat -> Prop :=
| L_nil : L [] []
| L_none p w : L p w -> L (Star :: p) w
| L_more p c w : ok c = true -> L (Star :: p) w -> L (Star :: p) (c :: w)
| L_any p c w : ok c = true -> L p w -> L (Any :: p) (c :: w)
| L_chr p c w : L p w -> L (Chr c :: p) (c :: w).

(* ---- Positions: what is left of a pattern. ---- *)
(* [step] of Check.java: a star stays where it is, what matches behind it moves on. *)
Definition taken (c : nat) (p : list sym) : list (list sym) :=
  match p with
  | Any :: p' => if ok c then [p'] else []
  | Chr a :: p' => if a =? c then [p'] else []
  | _ => []
  end.
Fixpoint moves (c : nat) (p : list sym) : list (list sym) :=
  match p with
  | Star :: p' => (if ok c then [p] else []) ++ moves c p'
  | _ => taken c p
  end.

Lemma moves_L c w p : L p (c :: w) <-> exists q, In q (moves c p) /\ L q w.
Proof.
  split.
  - intro H. remember (c :: w) as v eqn:E. revert c w E. induction H; intros; try discriminate.
    + destruct (IHL _ _ E) as (q & I & M). exists q. split; auto. simpl. apply in_or_app. auto.
    + inversion E; subst. exists (Star :: p). simpl. rewrite H. simpl. auto.
    + inversion E; subst. exists p. simpl. rewrite H. simpl. auto.
    + inversion E; subst. exists p. simpl. rewrite Nat.eqb_refl. simpl. auto.
  - intros (q & I & M). revert I. induction p as [|[| |a] p IH]; simpl; intro I; try tauto.
    + apply in_app_or in I. destruct I as [I|I].
      * destruct (ok c) eqn:O; simpl in I; [|tauto]. destruct I as [<-|[]]. apply L_more; auto.
      * apply L_none. auto.
    + destruct (ok c) eqn:O; simpl in I; [|tauto]. destruct I as [<-|[]]. apply L_any; auto.
    + destruct (Nat.eqb_spec a c); simpl in I; [|tauto]. destruct I as [<-|[]]. subst. apply L_chr; auto.
Qed.

(* Positions in one pattern, and in several. *)
Definition row := list (list sym).
Definition state := list row.
Definition in_row (r : row) (w : list nat) := exists p, In p r /\ L p w.
Definition step (c : nat) (s : state) : state := map (flat_map (moves c)) s.

Lemma in_row_step c w r : in_row r (c :: w) <-> in_row (flat_map (moves c) r) w.
Proof.
  split.
  - intros (p & I & M). apply moves_L in M. destruct M as (q & J & N). exists q. rewrite in_flat_map. eauto.
  - intros (q & I & M). apply in_flat_map in I. destruct I as (p & I & J). exists p. split; auto. apply moves_L. eauto.
Qed.
End Languages.
